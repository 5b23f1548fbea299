import { type ComponentProps, useCallback, useEffect, useRef } from 'react';
import { caretAfter, changeBetween, type TextChange } from './textchange';
import './livetext.css';

/** A store of long texts; the topic of one is `words:ID:FIELD`. */
interface Texts<Field extends string> {
  words: (id: string, field: Field) => string;
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
  // What others have done to that since, edit by edit: taken together, two edits at
  // the two ends would be one of everything between.
  const meanwhile = useRef<{ words: string; changes: TextChange[] }>({ words: '', changes: [] });
  const composing = useRef(false);

  const hear = useCallback(() => {
    const words = store.words(of, field);
    const change = changeBetween(meanwhile.current.words, words);
    if (change) meanwhile.current.changes.push(change);
    meanwhile.current.words = words;
    return words;
  }, [store, of, field]);
  const agree = useCallback((words: string) => {
    base.current = words;
    meanwhile.current = { words, changes: [] };
  }, []);

  const takeIn = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    const words = hear();
    if (composing.current) return;
    const change = changeBetween(element.value, words);
    agree(words);
    if (change) show(element, words, change);
  }, [hear, agree]);

  const send = useCallback(() => {
    const element = ref.current;
    if (!element || composing.current) return;
    const own = changeBetween(base.current, element.value, element.selectionEnd);
    if (!own) return takeIn();
    hear();
    const overtaken = meanwhile.current.changes.length > 0;
    const change = meanwhile.current.changes.reduce(moved, own);
    // How far into one's own letters the caret is.
    const within = element.selectionEnd - own.at;
    // What the field shows is what it sent; the rest is taken in from there.
    agree(element.value);
    store.type(of, field, change);
    takeIn();
    if (overtaken && document.activeElement === element && within >= 0) {
      const caret = change.at + Math.min(within, change.insert.length);
      element.setSelectionRange(caret, caret);
    }
  }, [store, of, field, hear, agree, takeIn]);

  useEffect(() => {
    takeIn();
    return store.on(`words:${of}:${field}`, takeIn);
  }, [store, of, field, takeIn]);

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

function show(element: HTMLTextAreaElement, words: string, change: TextChange) {
  const { selectionStart, selectionEnd, selectionDirection, scrollTop } = element;
  element.value = words;
  if (document.activeElement === element) {
    element.setSelectionRange(
      caretAfter(selectionStart, change),
      caretAfter(selectionEnd, change),
      selectionDirection,
    );
  }
  element.scrollTop = scrollTop;
}

/** One's own edit, made without knowing of the other's, in the text as it is now. */
function moved(own: TextChange, other: TextChange): TextChange {
  const start = caretAfter(own.at, other);
  const end = caretAfter(own.at + own.remove, other);
  return { at: start, remove: Math.max(0, end - start), insert: own.insert };
}
