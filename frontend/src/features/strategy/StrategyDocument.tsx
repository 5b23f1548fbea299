import { type Editor, getSchema } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { type ReactNode, useCallback, useEffect, useId, useState } from 'react';
import type * as Y from 'yjs';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import { BubbleBar } from './BubbleBar';
import { Checkable, useAskedPart } from './Checkable';
import { Commented } from './Commented';
import { Goals } from './Goals';
import { unknownContent, watchForUnknown } from './guard';
import { LinkDialog } from './LinkDialog';
import { MentionMenu } from './MentionMenu';
import { mirrorOf } from './mirror';
import { Outline, useOutline } from './Outline';
import { SlashMenu } from './SlashMenu';
import { contentRoot, strategySchema } from './schema';
import { Toolbar } from './Toolbar';
import { useStrategyEditor } from './useStrategyEditor';
import './strategy.css';

interface StrategyDocumentProps {
  room: Room;
  /** Whose stakeholders may be mentioned. */
  groupId: string;
  title: string;
  /** Stands above the text, in its measure: the title and what must be known. */
  head: ReactNode;
  /** The person may write, and nothing stands in the way. */
  writing: boolean;
  /** The text holds something this page does not know: it must be loaded anew to write. */
  onUnknown: () => void;
}

/** The page of a strategy: its contents at the left, its text, and the tools to write it. */
export function StrategyDocument(props: StrategyDocumentProps) {
  const { room, groupId, title, head, writing, onUnknown } = props;
  const known = useKnownContent(room, onUnknown);
  const source = useSource(room, writing && known);
  if (!source) return <div className="strategy__head">{head}</div>;
  return (
    <StrategyText
      key={source.writing ? 'writing' : 'reading'}
      room={room}
      groupId={groupId}
      title={title}
      head={head}
      onUnknown={onUnknown}
      {...source}
    />
  );
}

interface StrategyTextProps {
  room: Room;
  groupId: string;
  title: string;
  head: ReactNode;
  doc: Y.Doc;
  writing: boolean;
  onUnknown: () => void;
}

function StrategyText(props: StrategyTextProps) {
  const { room, groupId, title, head, doc, writing, onUnknown } = props;
  const [linking, setLinking] = useState(false);
  const onLink = useCallback(() => setLinking(true), []);
  const onToolbar = useCallback(() => {
    document.querySelector<HTMLElement>('.toolbar [tabindex="0"]')?.focus();
  }, []);
  const editor = useStrategyEditor({ room, doc, writing, title, onLink, onToolbar });
  useUnknownGuard(editor, room, writing, onUnknown);
  const shown = useShown(editor);
  useAskedPart(shown ? editor : null);
  if (!editor) return null;
  return (
    <Checkable editor={shown ? editor : null} room={room} groupId={groupId} writing={writing}>
      {(check) => (
        <div className="strategy" data-writing={writing}>
          {shown && writing && <Toolbar editor={editor} onLink={onLink} />}
          {shown && <Contents editor={editor} />}
          <div className="strategy__head">
            {head}
            {check}
          </div>
          <div className="strategy__page">
            <EditorContent editor={editor} />
            {shown && <Commented editor={editor} room={room} writing={writing} />}
            {shown && writing && <BubbleBar editor={editor} onLink={onLink} />}
            {shown && writing && <SlashMenu editor={editor} />}
            {shown && writing && <MentionMenu editor={editor} groupId={groupId} />}
            {shown && writing && <Goals editor={editor} groupId={groupId} />}
          </div>
          {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
        </div>
      )}
    </Checkable>
  );
}

/** The tools need the editor on the page, which it is one step after it exists. */
function useShown(editor: Editor | null): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!editor) return;
    const note = () => setShown(!editor.isDestroyed);
    note();
    editor.on('mount', note);
    return () => {
      editor.off('mount', note);
    };
  }, [editor]);
  return shown;
}

type ContentsProps = Pick<Parameters<typeof Outline>[0], 'editor'>;

/** Beside the text where there is room, otherwise folded away above it. */
function Contents({ editor }: ContentsProps) {
  const { t } = useTranslation('strategy');
  const id = useId();
  const headings = useOutline(editor);
  const [open, setOpen] = useState(false);
  return (
    <nav className="contents" aria-label={t('outline.label')}>
      <h2 className="contents__title">{t('outline.label')}</h2>
      <button
        type="button"
        className="contents__toggle plain-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'outline.hide' : 'outline.show')}
      </button>
      <div id={id} className="contents__list" data-open={open}>
        <Outline editor={editor} headings={headings} onJump={() => setOpen(false)} />
      </div>
    </nav>
  );
}

/** False when the text holds a node or mark this page does not know. Known before anything is bound. */
function useKnownContent(room: Room, onUnknown: () => void): boolean {
  const [known] = useState(
    () =>
      unknownContent(room.doc.getXmlFragment(contentRoot), getSchema(strategySchema())) === null,
  );
  useEffect(() => {
    if (!known) onUnknown();
  }, [known, onUnknown]);
  return known;
}

/** Unbinds a writing editor in the very moment something unknown arrives. */
function useUnknownGuard(
  editor: Editor | null,
  room: Room,
  writing: boolean,
  onUnknown: () => void,
) {
  useEffect(() => {
    if (!editor || !writing) return;
    return watchForUnknown(room.doc.getXmlFragment(contentRoot), editor.schema, () => {
      ySyncPluginKey.getState(editor.state)?.binding?.destroy();
      onUnknown();
    });
  }, [editor, room, writing, onUnknown]);
}

/** Writers work in the shared document itself, readers in a copy that follows it. */
function useSource(room: Room, writing: boolean): { doc: Y.Doc; writing: boolean } | null {
  const [source, setSource] = useState<{ doc: Y.Doc; writing: boolean } | null>(null);
  useEffect(() => {
    if (writing) {
      setSource({ doc: room.doc, writing });
      return;
    }
    const { mirror, stop } = mirrorOf(room.doc);
    setSource({ doc: mirror, writing });
    return stop;
  }, [room, writing]);
  return source;
}
