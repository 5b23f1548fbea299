import { type ComponentProps, useCallback, useEffect, useRef } from 'react';
import type * as Y from 'yjs';
import { caretAfter, changeBetween, type TextChange } from './textchange';
import { TextEdits } from './textedits';
import './livetext.css';

/** A store of long texts; the topic of one is `words:ID:FIELD`. */
interface Texts<Field extends string> {
  words: (id: string, field: Field) => string;
  /** Null while it is kept as a plain string. */
  text: (id: string, field: Field) => Y.Text | null;
  type: (id: string, field: Field, change: TextChange) => void;
  on: (topic: string, listener: () => void) => () => void;
}

interface LiveTextProps<Field extends string>
  extends Omit<ComponentProps<'textarea'>, 'value' | 'onInput' | 'ref'> {
  store: Texts<Field>;
  of: string;
  field: Field;
}

/**
 * A long text, shared letter by letter: what is typed goes out as the smallest
 * edit, what others type comes in without moving one's own caret. While letters
 * are being composed (accents, Asian scripts, phone keyboards) the field is left
 * alone; what others did meanwhile is taken in when the word is done.
 */
export function LiveText<Field extends string>(props: LiveTextProps<Field>) {
  const { store, of, field, ...area } = props;
  const ref = useRef<HTMLTextAreaElement>(null);
  // What the field showed when it last agreed with the shared text.
  const base = useRef('');
  // What was done to that since.
  const edits = useRef<TextEdits>(null);
  edits.current ??= new TextEdits();
  const meanwhile = edits.current;
  const composing = useRef(false);
  const sending = useRef(false);

  const hear = useCallback(() => {
    const words = store.words(of, field);
    meanwhile.hear(store.text(of, field), words);
    return words;
  }, [store, of, field, meanwhile]);
  const agree = useCallback(
    (words: string) => {
      base.current = words;
      meanwhile.restart(words);
    },
    [meanwhile],
  );

  const takeIn = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    const words = hear();
    if (composing.current || sending.current) return;
    if (element.value === base.current) show(element, words, meanwhile.changes);
    else show(element, words, listed(changeBetween(element.value, words)));
    agree(words);
  }, [hear, agree, meanwhile]);

  const send = useCallback(() => {
    const element = ref.current;
    if (!element || composing.current) return;
    const own = changeBetween(base.current, element.value, element.selectionEnd);
    if (!own) return takeIn();
    hear();
    const overtaken = meanwhile.changes.length > 0;
    const change = meanwhile.changes.reduce(moved, own);
    // How far into one's own letters the caret is.
    const within = element.selectionEnd - own.at;
    sending.current = true;
    store.type(of, field, change);
    sending.current = false;
    const words = hear();
    show(element, words, listed(changeBetween(element.value, words)));
    agree(words);
    if (overtaken && document.activeElement === element && within >= 0) {
      const caret = change.at + Math.min(within, change.insert.length);
      element.setSelectionRange(caret, caret);
    }
  }, [store, of, field, hear, agree, takeIn, meanwhile]);

  useEffect(() => {
    takeIn();
    const off = store.on(`words:${of}:${field}`, takeIn);
    return () => {
      off();
      meanwhile.stop();
    };
  }, [store, of, field, takeIn, meanwhile]);

  return (
    <textarea
      {...area}
      ref={ref}
      className="ds-input live-text"
      rows={2}
      data-map-undo
      onInput={send}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        send();
      }}
      onBlur={(event) => {
        composing.current = false;
        send();
        area.onBlur?.(event);
      }}
    />
  );
}

/** Shows `words`, which the changes make of what the field shows. */
function show(element: HTMLTextAreaElement, words: string, changes: readonly TextChange[]) {
  if (element.value === words) return;
  const { selectionStart, selectionEnd, selectionDirection, scrollTop } = element;
  element.value = words;
  if (document.activeElement === element) {
    element.setSelectionRange(
      changes.reduce(caretAfter, selectionStart),
      changes.reduce(caretAfter, selectionEnd),
      selectionDirection,
    );
  }
  element.scrollTop = scrollTop;
}

const listed = (change: TextChange | null) => (change ? [change] : []);

/** One's own edit, made without knowing of the other's, in the text as it is now. */
function moved(own: TextChange, other: TextChange): TextChange {
  const start = caretAfter(own.at, other);
  const end = caretAfter(own.at + own.remove, other);
  return { at: start, remove: Math.max(0, end - start), insert: own.insert };
}
