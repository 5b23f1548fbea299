// In the field one reads "@Freja Holm"; what is sent says who that is. The field
// holds the names one has chosen and puts their references in at the end.

/** Somebody or something that can be mentioned. */
export interface Nameable {
  name: string;
  /** kind:reference, as the server knows it. */
  ref: string;
  /** What stands beside the name in the list. */
  hint: string;
}

export interface Typed {
  text: string;
  named: readonly Pick<Nameable, 'name' | 'ref'>[];
}

/** The words that are sent. */
export function withReferences({ text, named }: Typed): string {
  // Longer names first: "@Freja" would be found in "@Freja Holm".
  const order = [...named].sort((a, b) => b.name.length - a.name.length);
  let marked = text;
  order.forEach(({ name }, index) => {
    marked = marked.replaceAll(`@${name}`, `\ue000${index}\ue000`);
  });
  return marked.replace(/\ue000(\d+)\ue000/g, (_all, index) => {
    const one = order[Number(index)];
    return one ? `@[${one.name.replace(/[[\]]/g, '')}](${one.ref})` : '';
  });
}

/** The other way, to change what was sent. */
export function fromSent(body: string): Typed {
  const named: Pick<Nameable, 'name' | 'ref'>[] = [];
  const text = body.replace(
    /@\[([^\]\n]{1,200})\]\(([a-z]+:[^)\s]{1,200})\)/g,
    (_all, name, ref) => {
      if (!named.some((one) => one.name === name)) named.push({ name, ref });
      return `@${name}`;
    },
  );
  return { text, named };
}

/** What is typed of a name before the caret: null when no name is being typed. */
export function nameAt(text: string, caret: number): { from: number; query: string } | null {
  const found = /(?:^|[\s(])@([^\n@]{0,40})$/.exec(text.slice(0, caret));
  if (!found) return null;
  const query = found[1] ?? '';
  if (/^\s|\s\s/.test(query)) return null;
  return { from: caret - query.length - 1, query };
}

const fold = (text: string) => text.toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Those whose words begin with what was typed, at most eight. */
export function matching(all: readonly Nameable[], query: string): Nameable[] {
  const wanted = fold(query.trim());
  const begins = (text: string) =>
    fold(text)
      .split(/[\s-]+/)
      .some((_word, index, words) => words.slice(index).join(' ').startsWith(wanted));
  return all.filter(({ name, hint }) => begins(name) || begins(hint)).slice(0, 8);
}
