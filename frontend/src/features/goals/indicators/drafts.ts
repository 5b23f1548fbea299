// What stands in a sheet's cells that the server does not have yet. Nothing that
// was typed is lost: what cannot be read stays until it is mended or put back.

/** What is wrong, as a key of the texts `numbers.*`, or `sheet.*` for the server's answers. */
export interface Draft {
  readonly text: string;
  readonly state: 'sending' | 'wrong' | 'failed';
  readonly fault: string | null;
}

export type Drafts = ReadonlyMap<string, Draft>;

export const withDraft = (drafts: Drafts, key: string, draft: Draft | null): Drafts => {
  const next = new Map(drafts);
  if (draft) next.set(key, draft);
  else next.delete(key);
  return next;
};

/** A block as spreadsheets copy it: lines of cells. */
export function blockOf(text: string): string[][] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
}
