import type { DocumentKind, NewDocument, StepNumber } from '@/api';

export type Start = 'connect' | 'empty' | 'import';

export interface Draft {
  kind: DocumentKind;
  start: Start;
  title: string;
  markdown: string;
  /** null = not chosen, the kind decides; 0 = none; a strategy always has one. */
  step: StepNumber | null;
}

// Where each kind is at home among the nine steps.
const home: Record<DocumentKind, StepNumber> = { strategy: 2, stakeholder_map: 4, goal_list: 2 };

/** What each kind can start from; the first is what most want. */
export const startsOf: Record<DocumentKind, readonly Start[]> = {
  strategy: ['connect', 'empty', 'import'],
  stakeholder_map: ['connect', 'empty'],
  goal_list: ['connect', 'empty'],
};

/** What was chosen, or the first when the kind does not have it. */
export function startOf({ kind, start }: Draft): Start {
  return startsOf[kind].includes(start) ? start : (startsOf[kind][0] ?? 'empty');
}

/** The step as shown and sent; 0 = none. */
export function stepOf({ kind, step }: Draft): StepNumber {
  if (step === null || (step === 0 && kind === 'strategy')) return home[kind];
  return step;
}

export function emptyDraft(step: StepNumber | null): Draft {
  return { kind: 'strategy', start: 'connect', title: '', markdown: '', step };
}

export function missing(draft: Draft): ('title' | 'markdown')[] {
  const lacks: ('title' | 'markdown')[] = [];
  if (imports(draft) && draft.markdown.trim() === '') lacks.push('markdown');
  if (draft.title.trim() === '') lacks.push('title');
  return lacks;
}

export const imports = (draft: Draft) => startOf(draft) === 'import';

/** Only what fits the kind is sent: an import has no other start. */
export function toRequest(draft: Draft, language?: NewDocument['language']): NewDocument {
  const request: NewDocument = { kind: draft.kind, title: draft.title.trim() };
  const step = stepOf(draft);
  if (step !== 0) request.step = step;
  const start = startOf(draft);
  if (start === 'import') request.markdown = draft.markdown;
  else if (startsOf[draft.kind].length > 0) {
    request.template = start;
    if (language) request.language = language;
  }
  return request;
}

/** The first heading of a Markdown text, as a title to start from. */
export function titleOf(markdown: string): string {
  const heading = /^#{1,2}\s+(.+?)\s*#*\s*$/m.exec(markdown);
  return (heading?.[1] ?? '').replace(/[*_`]/g, '').slice(0, 200);
}
