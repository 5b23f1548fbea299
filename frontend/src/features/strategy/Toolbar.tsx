import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { Menu } from '@/design';
import { useTranslation } from '@/i18n';
import {
  blocks,
  linkKeys,
  marks,
  readableKeys,
  spokenKeys,
  tableCommands,
  toolbarKeys,
} from './commands';
import { blockIcons, linkIcon, markIcons, redoIcon, undoIcon } from './icons';

const kinds = blocks.slice(0, 5);
const lists = blocks.filter((block) => ['bullets', 'numbers', 'tasks', 'quote'].includes(block.id));
const goals = blocks.filter((block) => block.id === 'goal' || block.id === 'makeGoal');
const table = blocks.find((block) => block.id === 'table');

interface ToolProps {
  label: string;
  keys?: string;
  pressed?: boolean;
  disabled?: boolean;
  onUse: () => void;
  children: ReactNode;
}

/** One button of a toolbar. The tooltip says its name and its keys. */
export function Tool({ label, keys, pressed, disabled, onUse, children }: ToolProps) {
  return (
    <button
      type="button"
      className="tool"
      data-tool
      tabIndex={-1}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={keys && spokenKeys(keys)}
      title={keys ? `${label} (${readableKeys(keys)})` : label}
      // The selection stays in the text while a mouse uses the toolbar.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !disabled && onUse()}
    >
      <span className="visually-hidden">{label}</span>
      {children}
    </button>
  );
}

interface ToolbarProps {
  editor: Editor;
  onLink: () => void;
}

export function Toolbar({ editor, onLink }: ToolbarProps) {
  const { t } = useTranslation('strategy');
  const bar = useRef<HTMLDivElement>(null);
  const state = useEditorState({
    editor,
    selector: ({ editor }) => ({
      undo: editor.can().undo(),
      redo: editor.can().redo(),
      link: editor.isActive('link'),
      table: editor.isActive('table'),
      kind: kinds.find((block) => block.active?.(editor))?.id ?? 'text',
      active: [...marks, ...lists].filter((one) => one.active?.(editor)).map((one) => one.id),
    }),
  });
  const on = (id: string) => (state.active as string[]).includes(id);
  useRovingFocus(bar);

  return (
    <div
      ref={bar}
      className="toolbar"
      role="toolbar"
      aria-label={t('toolbar.label')}
      aria-keyshortcuts={spokenKeys(toolbarKeys)}
      onKeyDown={(event) => moveFocus(event, () => editor.commands.focus())}
    >
      <div className="toolbar__group">
        <Tool
          label={t('commands.undo')}
          keys="Mod-z"
          disabled={!state.undo}
          onUse={() => editor.chain().focus().undo().run()}
        >
          {undoIcon}
        </Tool>
        <Tool
          label={t('commands.redo')}
          keys="Mod-Shift-z"
          disabled={!state.redo}
          onUse={() => editor.chain().focus().redo().run()}
        >
          {redoIcon}
        </Tool>
      </div>
      <div className="toolbar__group">
        <Menu
          label={t('toolbar.kind')}
          className="toolbar__kind"
          tabIndex={-1}
          items={kinds.map((block) => ({
            id: block.id,
            label: t(`commands.${block.id}`),
            hint: block.keys && readableKeys(block.keys),
            checked: state.kind === block.id,
            choose: () => block.run(editor),
          }))}
        >
          <span>{t(`commands.${state.kind}`)}</span>
        </Menu>
      </div>
      <div className="toolbar__group">
        {marks.map((mark) => (
          <Tool
            key={mark.id}
            label={t(`commands.${mark.id}`)}
            keys={mark.keys}
            pressed={on(mark.id)}
            onUse={() => mark.run(editor)}
          >
            {markIcons[mark.id]}
          </Tool>
        ))}
        <Tool label={t('commands.link')} keys={linkKeys} pressed={state.link} onUse={onLink}>
          {linkIcon}
        </Tool>
      </div>
      <div className="toolbar__group">
        {lists.map((block) => (
          <Tool
            key={block.id}
            label={t(`commands.${block.id}`)}
            keys={block.keys}
            pressed={on(block.id)}
            onUse={() => block.run(editor)}
          >
            {blockIcons[block.id]}
          </Tool>
        ))}
        {state.table ? (
          <Menu
            label={t('toolbar.table')}
            tabIndex={-1}
            items={tableCommands.map((command) => ({
              id: command.id,
              label: t(`commands.${command.id}`),
              choose: () => command.run(editor),
            }))}
          >
            {blockIcons.table}
          </Menu>
        ) : (
          <Tool label={t('commands.table')} onUse={() => table?.run(editor)}>
            {blockIcons.table}
          </Tool>
        )}
        <Menu
          label={t('toolbar.goals')}
          tabIndex={-1}
          items={goals.map((block) => ({
            id: block.id,
            label: t(`commands.${block.id}`),
            hint: block.keys && readableKeys(block.keys),
            choose: () => block.run(editor),
          }))}
        >
          {blockIcons.goal}
        </Menu>
      </div>
    </div>
  );
}

function toolsOf(bar: HTMLElement): HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>('[data-tool]')];
}

/** One stop for Tab; the last used tool keeps it. */
function useRovingFocus(bar: React.RefObject<HTMLDivElement | null>) {
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const tools = toolsOf(element);
    if (!tools.some((tool) => tool.tabIndex === 0)) tools[0]?.setAttribute('tabindex', '0');
    const onFocus = (event: FocusEvent) => {
      const used = (event.target as HTMLElement).closest<HTMLElement>('[data-tool]');
      if (used) for (const tool of toolsOf(element)) tool.tabIndex = tool === used ? 0 : -1;
    };
    element.addEventListener('focusin', onFocus);
    return () => element.removeEventListener('focusin', onFocus);
  });
}

export function moveFocus(event: KeyboardEvent<HTMLElement>, leave: () => void) {
  const tools = toolsOf(event.currentTarget);
  const at = tools.indexOf(document.activeElement as HTMLElement);
  if (at === -1) return;
  const last = tools.length - 1;
  const to: Record<string, number> = {
    ArrowRight: at === last ? 0 : at + 1,
    ArrowLeft: at === 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  const target = to[event.key];
  if (target !== undefined) tools[target]?.focus();
  else if (event.key === 'Escape') leave();
  else return;
  event.preventDefault();
}
