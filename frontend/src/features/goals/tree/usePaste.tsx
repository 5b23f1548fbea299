import { type ClipboardEvent, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import type { GoalStore, Outline, Target } from '../model';
import { lineRoom, longestIn, measureOf, outlineOf, textOf } from './outlinetext';
import { askedFrom, PasteDialog, type PasteRefusal } from './PasteDialog';
import { pastedText } from './pastedlist';
import type { Caret } from './TitleEditor';

interface Asked {
  outline: Outline;
  target: Target;
  refused: PasteRefusal | null;
  into: string | null;
}

interface PasteOptions {
  store: GoalStore;
  writing: boolean;
  active: string | null;
  chosen: ReadonlySet<string>;
  write: (id: string, caret: Caret) => void;
  focus: (id: string, col: number) => void;
}

/** A list from elsewhere becomes goals, and goals a list for elsewhere. */
export function usePaste({ store, writing, active, chosen, write, focus }: PasteOptions) {
  const { t } = useTranslation('goals');
  const [asked, setAsked] = useState<Asked | null>(null);

  const carryOut = ({ outline, target, into }: Asked) => {
    const added = store.addMany(target, outline, into);
    setAsked(null);
    if (typeof added === 'string') return setAsked({ outline, target, into, refused: added });
    const last = added.at(-1);
    if (last && measureOf(outline).count < askedFrom) write(last, 'end');
    else if (added[0]) focus(added[0], 0);
    announce(t('paste.done', { count: measureOf(outline).count }));
  };

  const take = (text: string) => {
    const outline = outlineOf(text);
    if (outline.length === 0) return;
    const tree = store.tree();
    // An empty line becomes the first of what is pasted into it.
    const empty =
      active !== null && store.goal(active)?.title === '' && tree.children(active).length === 0;
    const target =
      active === null ? { parent: null } : { parent: tree.parent(active), after: active };
    const into = empty ? active : null;
    const paste = { outline, target, into, refused: null };
    const refused =
      longestIn(outline) > lineRoom ? 'long' : store.refusalOfMany(target, outline, into);
    if (refused || measureOf(outline).count >= askedFrom) setAsked({ ...paste, refused });
    else carryOut(paste);
  };

  const onPaste = (event: ClipboardEvent) => {
    const text = pastedText(event.clipboardData);
    const { target } = event;
    if (!writing || (target instanceof HTMLElement && target.matches('input, select'))) return;
    // A few words go into the title they are pasted in.
    const inTitle = target instanceof HTMLTextAreaElement && active !== null;
    if (inTitle && !/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    take(text);
  };

  const onCopy = (event: ClipboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement || active === null) return;
    const tree = store.tree();
    const ids = new Set(
      (chosen.size > 0 ? [...chosen] : [active]).flatMap((id) => [id, ...tree.descendants(id)]),
    );
    const rows = tree.order
      .filter((id) => ids.has(id))
      .map((id) => ({ depth: tree.depth(id), title: store.goal(id)?.title ?? '' }));
    event.clipboardData.setData('text/plain', textOf(rows));
    event.preventDefault();
    announce(t('copied', { count: rows.length }));
  };

  const dialog = asked && (
    <PasteDialog
      outline={asked.outline}
      refused={asked.refused}
      spaceLeft={store.spaceLeft() + (asked.into === null ? 0 : 1)}
      onPaste={() => carryOut(asked)}
      onClose={() => setAsked(null)}
    />
  );
  return { onPaste, onCopy, take, dialog };
}
