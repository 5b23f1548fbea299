import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { later, Part } from '@/design';
import { addressOf, type StakeholderAttributes, StakeholderMention } from './stakeholdernodes';

// What maps need is not loaded before a text mentions somebody.
const Name = later(async () => ({
  default: (await import('@/features/stakeholders/card')).StakeholderName,
}));

function MentionView({ node }: NodeViewProps) {
  const { documentId, stakeholderId, label } = node.attrs as StakeholderAttributes;
  return (
    <NodeViewWrapper as="a" className="mention" href={addressOf(node.attrs)}>
      @
      <Part fallback={label}>
        <Name documentId={documentId} stakeholderId={stakeholderId} label={label} />
      </Part>
    </NodeViewWrapper>
  );
}

/** The mention as the page draws it: by the name the map has now. */
export const LiveMention = StakeholderMention.extend({
  addNodeView: () => ReactNodeViewRenderer(MentionView),
});
