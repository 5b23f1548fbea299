import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { later, Menu, type MenuItem, Part } from '@/design';
import { useTranslation } from '@/i18n';
import { textAgain } from './goalcommands';
import { GoalBlock, goalModes, goalOf } from './goalnodes';

// What goal lists need is not loaded before a text holds a goal.
const Card = later(async () => ({
  default: (await import('@/features/goals/block')).GoalBlockCard,
}));

function GoalView(props: NodeViewProps) {
  const { node, selected, editor } = props;
  const goal = goalOf(node.attrs);
  return (
    <NodeViewWrapper className="goal-block" data-selected={selected} data-drag-handle>
      <Part fallback={<strong>{goal.label}</strong>}>
        <Card {...goal} tools={editor.isEditable ? <Tools {...props} /> : undefined} />
      </Part>
    </NodeViewWrapper>
  );
}

/** What the text offers for the block itself: how it is shown, and the ways back. */
function Tools({ node, editor, getPos, updateAttributes, deleteNode }: NodeViewProps) {
  const { t } = useTranslation('goalwork');
  const goal = goalOf(node.attrs);
  const ways: MenuItem[] = goalModes
    .filter((mode) => mode !== 'goal' || goal.goalId !== '')
    .map((mode) => ({
      id: mode,
      label: t(`block.modes.${mode}`),
      checked: goal.mode === mode,
      choose: () => updateAttributes({ mode }),
    }));
  const again: MenuItem = {
    id: 'text',
    label: t('block.textAgain'),
    choose: () => {
      const position = getPos();
      if (position !== undefined) textAgain(editor, position, goal.label);
    },
  };
  const out: MenuItem = { id: 'out', label: t('block.takeOut'), choose: () => deleteNode() };
  return (
    <Menu label={t('block.tools')} items={goal.goalId ? [...ways, again, out] : [...ways, out]} />
  );
}

/** The goal as the page draws it: what its list says now. */
export const LiveGoalBlock = GoalBlock.extend({
  addNodeView: () => ReactNodeViewRenderer(GoalView),
});
