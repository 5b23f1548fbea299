import { type Extensions, mergeAttributes } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { GoalBlock } from './goalnodes';
import { isAllowedLink } from './links';
import { StakeholderCard, StakeholderMention } from './stakeholdernodes';

/** The root of the text in the Yjs document. */
export const contentRoot = 'content';

const StrategyLink = Link.extend({
  renderHTML({ HTMLAttributes, mark }) {
    if (!isAllowedLink(String(mark.attrs.href ?? ''))) return ['span', {}, 0];
    const { target: _target, rel: _rel, class: _class, ...rest } = HTMLAttributes;
    return [
      'a',
      mergeAttributes(rest, { target: '_blank', rel: 'noopener noreferrer nofollow' }),
      0,
    ];
  },
});

// Tiptap writes column widths as style attributes; ours come from the style
// sheet, and the frame around the table lets it scroll by itself on a phone.
const StrategyTable = Table.extend({
  renderHTML({ HTMLAttributes }) {
    return ['div', { class: 'prose-table' }, ['table', HTMLAttributes, ['tbody', 0]]];
  },
});

export interface SchemaLabels {
  checkbox?: (text: string) => string;
  /** The card as the page draws it; plain words otherwise. */
  card?: typeof StakeholderCard;
  /** A mention as the page draws it: by the name of today. */
  mention?: typeof StakeholderMention;
  /** The same for a goal. */
  goal?: typeof GoalBlock;
}

/**
 * Nodes and marks of a strategy. The Go engine, import, template and export
 * know the same names. No trailing paragraph is added and no history is kept:
 * both would write into the shared document by themselves.
 */
export function strategySchema(labels: SchemaLabels = {}): Extensions {
  return [
    StarterKit.configure({
      undoRedo: false,
      trailingNode: false,
      link: false,
      heading: { levels: [1, 2, 3, 4] },
      dropcursor: { class: 'prose-dropcursor', color: false, width: 2 },
    }),
    StrategyLink.configure({
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: 'https',
      isAllowedUri: (address) => isAllowedLink(address),
      HTMLAttributes: { target: null, rel: null, class: null },
    }),
    TaskList,
    TaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => labels.checkbox?.(node.textContent) ?? node.textContent },
    }),
    // Its own view would bring the inline widths back.
    StrategyTable.configure({ resizable: false, View: null }),
    TableRow,
    TableHeader,
    TableCell,
    labels.mention ?? StakeholderMention,
    labels.card ?? StakeholderCard,
    labels.goal ?? GoalBlock,
  ];
}
