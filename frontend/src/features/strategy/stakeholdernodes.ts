import { mergeAttributes, Node } from '@tiptap/core';

/** Whom a mention or a card means. The label is the name it had when it was written. */
export interface StakeholderAttributes {
  documentId: string;
  stakeholderId: string;
  label: string;
}

const attribute = (name: keyof StakeholderAttributes, html: string) => ({
  [name]: {
    default: '',
    parseHTML: (element: HTMLElement) => element.getAttribute(html) ?? '',
    renderHTML: (attributes: Record<string, unknown>) => ({ [html]: String(attributes[name]) }),
  },
});

const attributes = {
  ...attribute('documentId', 'data-document'),
  ...attribute('stakeholderId', 'data-stakeholder'),
  ...attribute('label', 'data-label'),
};

/** Where the stakeholder is shown: on the map, selected. */
export const addressOf = ({ documentId, stakeholderId }: Record<string, unknown>) =>
  `/documents/${encodeURIComponent(String(documentId))}?selected=${encodeURIComponent(String(stakeholderId))}`;

const words = (node: { attrs: Record<string, unknown> }) => String(node.attrs.label);

/** A stakeholder named in a sentence, as a link to the map. */
export const StakeholderMention = Node.create({
  name: 'stakeholderMention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,
  addAttributes: () => attributes,
  // Before the rule of links.
  parseHTML: () => [{ tag: 'a[data-stakeholder]', priority: 1001 }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'a',
    mergeAttributes(HTMLAttributes, { class: 'mention', href: addressOf(node.attrs) }),
    `@${words(node)}`,
  ],
  renderText: ({ node }) => `@${words(node)}`,
  extendNodeSchema: (extension: { name: string }) =>
    extension.name === 'stakeholderMention' ? { leafText: (node: never) => `@${words(node)}` } : {},
});

/** A stakeholder shown with what the map says now. */
export const StakeholderCard = Node.create({
  name: 'stakeholderCard',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addAttributes: () => attributes,
  parseHTML: () => [{ tag: 'div[data-stakeholder]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { class: 'stakeholder-card' }),
    words(node),
  ],
  renderText: ({ node }) => words(node),
});
