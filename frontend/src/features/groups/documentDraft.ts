import type { DocumentKind, NewDocument, StepNumber } from '@/api';

export interface Draft {
  kind: DocumentKind;
  start: 'connect' | 'empty' | 'import';
  title: string;
  markdown: string;
  /** 0 = belongs to no step; a strategy always has one. */
  step: StepNumber;
}

export function emptyDraft(step: StepNumber): Draft {
  return { kind: 'strategy', start: 'connect', title: '', markdown: '', step };
}

export function missing(draft: Draft): ('title' | 'markdown')[] {
  const lacks: ('title' | 'markdown')[] = [];
  if (imports(draft) && draft.markdown.trim() === '') lacks.push('markdown');
  if (draft.title.trim() === '') lacks.push('title');
  return lacks;
}

const imports = (draft: Draft) => draft.kind === 'strategy' && draft.start === 'import';

/** Only what fits the kind is sent: a map has no template, an import no other start. */
export function toRequest(draft: Draft, language?: NewDocument['language']): NewDocument {
  const request: NewDocument = { kind: draft.kind, title: draft.title.trim() };
  if (draft.step !== 0) request.step = draft.step;
  if (imports(draft)) request.markdown = draft.markdown;
  else if (draft.kind === 'strategy' && draft.start !== 'import') {
    request.template = draft.start;
    if (language) request.language = language;
  }
  return request;
}

/** The first heading of a Markdown text, as a title to start from. */
export function titleOf(markdown: string): string {
  const heading = /^#{1,2}\s+(.+?)\s*#*\s*$/m.exec(markdown);
  return (heading?.[1] ?? '').replace(/[*_`]/g, '').slice(0, 200);
}
