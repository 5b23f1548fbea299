import type { Node } from '@tiptap/pm/model';

export interface Heading {
  /** Where the heading begins in the document of this moment. */
  position: number;
  level: number;
  text: string;
  /** How far to the right it stands: no step is skipped, whatever the levels are. */
  depth: number;
}

/** The headings at the top of the document that have a text, in order. */
export function outlineOf(document: Node): Heading[] {
  const headings: Heading[] = [];
  const open: number[] = [];
  document.forEach((node, position) => {
    const text = node.textContent.trim();
    if (node.type.name !== 'heading' || text === '') return;
    const level = Number(node.attrs.level) || 1;
    while (open.length > 0 && (open[open.length - 1] ?? 0) >= level) open.pop();
    headings.push({ position, level, text, depth: open.length });
    open.push(level);
  });
  return headings;
}

export function sameOutline(a: Heading[], b: Heading[] | null): boolean {
  return (
    b !== null &&
    a.length === b.length &&
    a.every((heading, i) => {
      const other = b[i];
      return (
        heading.position === other?.position &&
        heading.text === other.text &&
        heading.depth === other.depth
      );
    })
  );
}
