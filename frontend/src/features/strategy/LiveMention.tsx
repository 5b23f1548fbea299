import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { lazy, Suspense } from 'react';
import { addressOf, type StakeholderAttributes, StakeholderMention } from './stakeholdernodes';

// What maps need is not loaded before a text mentions somebody.
const Name = lazy(async () => ({
  default: (await import('@/features/stakeholders/card')).StakeholderName,
}));

function MentionView({ node }: NodeViewProps) {
  const { documentId, stakeholderId, label } = node.attrs as StakeholderAttributes;
  return (
    <NodeViewWrapper as="a" className="mention" href={addressOf(node.attrs)}>
      @
      <Suspense fallback={label}>
        <Name documentId={documentId} stakeholderId={stakeholderId} label={label} />
      </Suspense>
    </NodeViewWrapper>
  );
}

/** The mention as the page draws it: by the name the map has now. */
export const LiveMention = StakeholderMention.extend({
  addNodeView: () => ReactNodeViewRenderer(MentionView),
});
