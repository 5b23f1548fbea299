import { mergeAttributes, Node } from '@tiptap/core';

/** A goal alone, with all below it, or as departments against goals. */
export const goalModes = ['goal', 'branch', 'matrix'] as const;
export type GoalMode = (typeof goalModes)[number];

/** Which goal a block shows. The label is the title it had when the block was made. */
export interface GoalAttributes {
  documentId: string;
  /** Empty: the whole list, for a branch or a matrix. */
  goalId: string;
  mode: GoalMode;
  label: string;
}

const attribute = (name: keyof GoalAttributes, html: string, otherwise = '') => ({
  [name]: {
    default: otherwise,
    parseHTML: (element: HTMLElement) => element.getAttribute(html) ?? otherwise,
    renderHTML: (attributes: Record<string, unknown>) => ({ [html]: String(attributes[name]) }),
  },
});

/** What the attributes say; others may have written anything into them. */
export function goalOf(attrs: Record<string, unknown>): GoalAttributes {
  const words = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    documentId: words(attrs.documentId),
    goalId: words(attrs.goalId),
    mode: goalModes.find((mode) => mode === attrs.mode) ?? 'goal',
    label: words(attrs.label),
  };
}

/** A goal of a goal list, shown with what the list says now. */
export const GoalBlock = Node.create({
  name: 'goalBlock',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addAttributes: () => ({
    ...attribute('documentId', 'data-goal-list'),
    ...attribute('goalId', 'data-goal'),
    ...attribute('mode', 'data-mode', 'goal'),
    ...attribute('label', 'data-label'),
  }),
  parseHTML: () => [{ tag: 'div[data-goal-list]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { class: 'goal-block' }),
    goalOf(node.attrs).label,
  ],
  renderText: ({ node }) => goalOf(node.attrs).label,
});
