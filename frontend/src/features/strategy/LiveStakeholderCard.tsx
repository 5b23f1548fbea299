import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { later, Part } from '@/design';
import { type StakeholderAttributes, StakeholderCard } from './stakeholdernodes';

// What maps need is not loaded before a text holds a card.
const Card = later(async () => ({
  default: (await import('@/features/stakeholders/card')).StakeholderCard,
}));

function CardView({ node, selected }: NodeViewProps) {
  const { documentId, stakeholderId, label } = node.attrs as StakeholderAttributes;
  return (
    <NodeViewWrapper className="stakeholder-card" data-selected={selected} data-drag-handle>
      <Part fallback={<strong>{label}</strong>}>
        <Card documentId={documentId} stakeholderId={stakeholderId} label={label} />
      </Part>
    </NodeViewWrapper>
  );
}

/** The card as the page draws it: what the map says now. */
export const LiveStakeholderCard = StakeholderCard.extend({
  addNodeView: () => ReactNodeViewRenderer(CardView),
});
