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
  // What was done since the field last agreed with the shared text.
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

  const takeIn = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    const words = hear();
    if (composing.current || sending.current) return;
    show(element, words, element.value === meanwhile.base ? meanwhile.changes : null);
    meanwhile.restart(words);
  }, [hear, meanwhile]);

  const send = useCallback(() => {
    const element = ref.current;
    if (!element || composing.current) return;
    const own = changeBetween(meanwhile.base, element.value, element.selectionEnd);
    if (!own) return takeIn();
    hear();
    const overtaken = meanwhile.changes.length > 0;
    const { at, edits } = meanwhile.moved(own);
    // How far into one's own letters the caret is.
    const within = element.selectionEnd - own.at;
    const rest = edits.reduce((left, { remove }) => left - remove, meanwhile.words.length);
    sending.current = true;
    for (const edit of edits) store.type(of, field, edit);
    sending.current = false;
    const words = hear();
    show(element, words, null);
    meanwhile.restart(words);
    if (overtaken && document.activeElement === element && within >= 0) {
      // A full text does not take all of them.
      const caret = at + Math.min(within, words.length - rest);
      element.setSelectionRange(caret, caret);
    }
  }, [store, of, field, hear, takeIn, meanwhile]);

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

/** Shows `words`, which the changes make of what the field shows; null: by its words. */
function show(element: HTMLTextAreaElement, words: string, known: readonly TextChange[] | null) {
  const { value, selectionStart, selectionEnd, selectionDirection, scrollTop } = element;
  const change = changeBetween(value, words);
  if (!change) return;
  const changes = known ?? [change];
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
