import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { ApiError, type Thread, useErrorWords } from '@/api';
import { announce, Notice, TextArea } from '@/design';
import { OptionList, useListKeys } from '@/features/listbox';
import { useTranslation } from '@/i18n';
import { fromSent, type Nameable, nameAt, withReferences } from '../text/naming';
import { useDraft } from './draft';
import { useNameables } from './useNameables';

const longest = 10_000;

interface ComposerProps {
  /** Where the draft is kept: a thread, a comment, or a document. */
  place: string;
  groupId: string;
  me: string;
  label: string;
  button: string;
  /** What is changed, as it was sent. */
  initial?: string;
  /** Beside the button instead of the hint. */
  note?: string;
  /** Nothing need be said. */
  mayBeEmpty?: boolean;
  /** Why it cannot be sent yet, in words. */
  blocked?: string;
  autoFocus?: boolean;
  rows?: number;
  onSend: (body: string, key: string) => Promise<Thread>;
  /** When it is stored and the field is empty again. */
  onSent: (thread: Thread) => void;
  onCancel?: () => void;
  onTyping?: (typing: boolean) => void;
}

/** A field for a small rich text with mentions. What was typed is kept until it is sent. */
export function Composer(props: ComposerProps) {
  const { place, groupId, me, label, button, initial = '', mayBeEmpty, onSend, onCancel } = props;
  const { t } = useTranslation('comments');
  const words = useErrorWords();
  const [begun] = useState(() => fromSent(initial));
  const [draft, setDraft] = useDraft(place, me, begun.text);
  const [named, setNamed] = useState<readonly Pick<Nameable, 'name' | 'ref'>[]>(begun.named);
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({
    busy: false,
    error: null,
  });
  const field = useRef<HTMLTextAreaElement>(null);
  const key = useRef('');
  const [caret, setCaret] = useState(0);
  const typed = nameAt(draft, caret);
  const list = useNameList(typed?.query ?? null, groupId, (one) => {
    if (!typed) return;
    const text = `${draft.slice(0, typed.from)}@${one.name} ${draft.slice(caret)}`;
    setDraft(text);
    setNamed([...named.filter(({ name }) => name !== one.name), one]);
    placeCaret(field.current, typed.from + one.name.length + 2, setCaret);
  });

  useEffect(() => {
    if (props.autoFocus) field.current?.focus();
  }, [props.autoFocus]);

  const change = (text: string) => {
    key.current = '';
    setDraft(text);
    props.onTyping?.(text !== '');
  };

  const send = async (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    const text = draft.trim();
    if ((text === '' && !mayBeEmpty) || state.busy) return;
    if (props.blocked) return announce(props.blocked);
    key.current ||= crypto.randomUUID();
    setState({ busy: true, error: null });
    props.onTyping?.(false);
    try {
      const thread = await onSend(withReferences({ text, named }), key.current);
      setDraft(begun.text);
      setState({ busy: false, error: null });
      key.current = '';
      props.onSent(thread);
    } catch (error) {
      setState({ busy: false, error });
    }
  };

  const wrap = (sign: string) => {
    const area = field.current;
    if (!area) return;
    const { selectionStart: from, selectionEnd: to } = area;
    change(`${draft.slice(0, from)}${sign}${draft.slice(from, to)}${sign}${draft.slice(to)}`);
    placeCaret(area, to + sign.length, setCaret);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (list.onKey(event)) return event.preventDefault();
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && mod) return void send(event);
    if (mod && !event.altKey && (event.key === 'b' || event.key === 'i')) {
      event.preventDefault();
      wrap(event.key === 'b' ? '**' : '*');
    }
    if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      onCancel();
    }
  };

  return (
    <form className="composer" onSubmit={(event) => void send(event)}>
      <div className="composer__field">
        <TextArea
          ref={field}
          label={label}
          value={draft}
          rows={props.rows ?? 2}
          maxLength={longest}
          onChange={(event) => {
            change(event.target.value);
            setCaret(event.target.selectionStart);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => {
            list.close();
            props.onTyping?.(false);
          }}
          onKeyDown={onKeyDown}
          {...list.attributes}
        />
        {list.element}
      </div>
      {state.error !== null && (
        <Notice kind="danger" title={t('addFailed')}>
          <p>{tooMany(state.error) ? t('tooMany') : words(state.error)}</p>
        </Notice>
      )}
      <div className="composer__buttons">
        <Button
          type="submit"
          data-size="sm"
          loading={state.busy}
          aria-disabled={(draft.trim() === '' && !mayBeEmpty) || Boolean(props.blocked)}
        >
          {button}
        </Button>
        {onCancel && (
          <Button type="button" data-size="sm" variant="tertiary" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <span className="composer__hint">{props.note || t('hint')}</span>
      </div>
    </form>
  );
}

const tooMany = (error: unknown) => error instanceof ApiError && error.status === 429;

function placeCaret(
  area: HTMLTextAreaElement | null,
  position: number,
  note: (at: number) => void,
) {
  note(position);
  setTimeout(() => {
    area?.focus();
    area?.setSelectionRange(position, position);
  });
}

/** The list under "@". The focus stays in the field. */
function useNameList(query: string | null, groupId: string, choose: (one: Nameable) => void) {
  const { t } = useTranslation('comments');
  const id = useId();
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const found = useNameables(groupId, query === closedAt ? null : query);
  const open = query !== null && found.length > 0;
  const count = found.length;
  const keys = useListKeys(found, query, choose, ['Enter', 'Tab']);
  useEffect(() => {
    if (open) announce(t('naming.found', { count }));
  }, [open, count, t]);
  const onKey = ({ key, ctrlKey, metaKey, nativeEvent }: KeyboardEvent): boolean => {
    if (!open || (key === 'Enter' && (ctrlKey || metaKey))) return false;
    if (key === 'Escape') setClosedAt(query);
    else return keys.onKey({ key, isComposing: nativeEvent.isComposing });
    return true;
  };
  const element = open && (
    <OptionList
      id={id}
      label={t('naming.label')}
      className="naming-list"
      options={found}
      at={keys.at}
      keyOf={({ ref }) => ref}
      name={({ name }) => name}
      hint={({ hint }) => hint}
      none=""
      onTake={choose}
      onPoint={keys.setAt}
    />
  );
  const attributes = open
    ? { 'aria-controls': id, 'aria-activedescendant': `${id}-${keys.at}` }
    : {};
  return { element, onKey, attributes, close: () => setClosedAt(query) };
}
