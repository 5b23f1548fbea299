import { PencilIcon } from '@navikt/aksel-icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { announce } from '@/design';
import { useTranslation } from '@/i18n';
import { type GridKey, type MapStore, useGridWords } from '../model';

const longest = 60;

/** The name of an axis or a quadrant: the map's own, else the language's. */
export function useGridWord(store: MapStore): (key: GridKey) => string {
  const words = useGridWords(store);
  const usual = useUsualWord();
  return (key) => words[key] ?? usual(key);
}

function useUsualWord() {
  const { t } = useTranslation('stakeholders');
  return (key: GridKey) => {
    if (key === 'x_axis') return t('stakeholders:fields.interest');
    if (key === 'y_axis') return t('stakeholders:fields.influence');
    return t(`stakeholders:values.quadrant.${key}`);
  };
}

interface GridWordProps {
  store: MapStore;
  name: GridKey;
  writing: boolean;
  className: string;
  /** Pressing the name itself, e.g. to look closer. */
  onPress?: () => void;
  pressHint?: string;
}

/** A name on the grid that is changed where it stands. Emptied, it is the language's own again. */
export function GridWord({ store, name, writing, className, onPress, pressHint }: GridWordProps) {
  const { t } = useTranslation('stakeholderviews');
  const word = useGridWord(store)(name);
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const leave = () => {
    setEditing(false);
    setTimeout(() => pencil.current?.focus());
  };
  if (editing && writing) {
    return (
      <span className={`grid-word ${className}`}>
        <WordField store={store} name={name} onLeave={leave} />
      </span>
    );
  }
  return (
    <span className={`grid-word ${className}`}>
      {onPress ? (
        <button type="button" className="grid-word__press" title={pressHint} onClick={onPress}>
          {word}
        </button>
      ) : (
        <span className="grid-word__text">{word}</span>
      )}
      {writing && (
        <button
          ref={pencil}
          type="button"
          className="grid-word__change"
          title={t('grid.rename', { word })}
          onClick={() => setEditing(true)}
        >
          <PencilIcon aria-hidden />
        </button>
      )}
    </span>
  );
}

function WordField({
  store,
  name,
  onLeave,
}: {
  store: MapStore;
  name: GridKey;
  onLeave: () => void;
}) {
  const { t } = useTranslation('stakeholderviews');
  const usual = useUsualWord()(name);
  const now = store.gridWords()[name] ?? usual;
  const [draft, setDraft] = useState(now);
  const field = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const save = () => {
    if (left.current) return;
    left.current = true;
    const word = draft.trim();
    if (word !== now) {
      store.renameGrid(name, word === '' || word === usual ? null : word);
      announce(t('grid.renamed', { word: word || usual }));
    }
    onLeave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      left.current = true;
      onLeave();
    } else if (event.key === 'Enter') save();
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={field}
      className="grid-word__field"
      aria-label={t('grid.rename', { word: now })}
      placeholder={usual}
      maxLength={longest}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={save}
    />
  );
}
