import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import { announce } from '@/design';
import type { Room } from '@/features/collab';
import { CheckPanel, type PartName, useCheck, useParts } from '@/features/goals/check';
import { ListChoice, type OpenGoalList, OpenList, useGoalLists } from '@/features/goals/picker';
import { sideCovers } from '@/features/shareddoc';
import { useTranslation } from '@/i18n';
import { shownList } from './goalcommands';
import { jumpTo } from './Outline';
import { outlineOf } from './outline';
import { contentRoot } from './schema';

interface StrategyCheckProps {
  editor: Editor;
  room: Room;
  groupId: string;
  writing: boolean;
  onClose: () => void;
}

/** The strategy check beside the text, with the goal list that belongs to it. */
export default function StrategyCheck(props: StrategyCheckProps) {
  const { room, groupId, editor, writing } = props;
  const { t } = useTranslation('goalwork');
  const { lists } = useGoalLists(groupId);
  const [own, setOwn] = useState<string | null>(null);
  const kept = useKeptList(room);
  const wanted = [own, kept, shownList(editor)].find((id) => lists.some((one) => one.id === id));
  const listId = wanted ?? (lists.length === 1 ? (lists[0]?.id ?? null) : null);
  const choose = (id: string) => {
    setOwn(id);
    if (writing) room.doc.getMap('meta').set('goal_list', id);
  };
  const choice = <ListChoice groupId={groupId} value={listId} onChange={choose} />;
  const without = (words: string) => (
    <Checked {...props} open={null}>
      {choice}
      <p className="check__why">{words}</p>
    </Checked>
  );
  if (!listId) return without(t('check.noList'));
  return (
    <OpenList
      documentId={listId}
      otherwise={(why) => without(t(why === 'away' ? 'picker.awayDetail' : 'check.opening'))}
    >
      {(open) => (
        <Checked {...props} open={open}>
          {choice}
        </Checked>
      )}
    </OpenList>
  );
}

interface CheckedProps extends StrategyCheckProps {
  open: OpenGoalList | null;
  children: React.ReactNode;
}

function Checked({ editor, room, groupId, writing, open, children, onClose }: CheckedProps) {
  const { t } = useTranslation('goalwork');
  const [text] = useState(() => room.doc.getXmlFragment(contentRoot));
  const parts = useParts(text);
  const results = useCheck({ groupId, parts, store: open?.store ?? null });
  const intoText = useIntoText(onClose);
  const onPart = (part: PartName) => {
    const at = parts?.get(part)?.heading ?? -1;
    intoText(() => {
      const heading = editor.isDestroyed ? undefined : outlineOf(editor.state.doc)[at];
      if (heading) jumpTo(editor, heading);
    });
  };
  const newPart = (part: PartName) => {
    const title = t(`check.parts.${part}`);
    editor
      .chain()
      .insertContentAt(editor.state.doc.content.size, [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: title }] },
        { type: 'paragraph' },
      ])
      .focus('end')
      .run();
    announce(t('check.added', { part: title }));
  };
  return (
    <CheckPanel
      results={results}
      place={{
        groupId,
        strategyId: room.id,
        parts,
        list: open && { id: open.list.id, store: open.store },
        onPart,
        ...(writing ? { onNewPart: (part: PartName) => intoText(() => newPart(part)) } : {}),
      }}
      onClose={onClose}
    >
      {children}
    </CheckPanel>
  );
}

/** Goes into the text; where the check lies over it, the check is closed first. */
function useIntoText(onClose: () => void): (go: () => void) => void {
  const going = useRef<(() => void) | null>(null);
  // When the check is gone its dialog has given the focus back: then it can be moved.
  useEffect(
    () => () => {
      if (going.current) setTimeout(going.current);
    },
    [],
  );
  return (go) => {
    if (!sideCovers()) return go();
    going.current = go;
    onClose();
  };
}

/** The list that somebody chose for this strategy. */
function useKeptList(room: Room): string | null {
  const [id, setId] = useState<string | null>(null);
  useEffect(() => {
    const meta = room.doc.getMap('meta');
    const read = () => {
      const kept = meta.get('goal_list');
      setId(typeof kept === 'string' ? kept : null);
    };
    read();
    meta.observe(read);
    return () => meta.unobserve(read);
  }, [room]);
  return id;
}
