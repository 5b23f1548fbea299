import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { announce, Dialog } from '@/design';
import { useTranslation } from '@/i18n';
import type { GoalStore, Target } from '../model';
import { GoalChoice } from '../picker';

interface MoveDialogProps {
  store: GoalStore;
  ids: readonly string[];
  onDone: (id: string | undefined) => void;
}

/** What dragging does, by words: under a goal, behind it, or at the top of the list. */
export default function MoveDialog({ store, ids, onDone }: MoveDialogProps) {
  const { t } = useTranslation(['goals', 'common']);
  const [to, setTo] = useState<string | null>(null);
  const [how, setHow] = useState<'under' | 'after'>('under');
  const [wrong, setWrong] = useState<string | null>(null);
  const name = (id: string) => store.goal(id)?.title || t('untitled');
  const first = ids[0] ?? '';
  const title =
    ids.length === 1
      ? t('move.one', { title: name(first) })
      : t('move.many', { count: ids.length });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (to === null) return setWrong(t('move.choose'));
    const target: Target =
      to === ''
        ? { parent: null, after: null }
        : how === 'under'
          ? { parent: to }
          : { parent: store.tree().parent(to), after: to };
    const refused = ids.includes(target.after ?? '') ? 'circle' : store.move(ids, target);
    if (refused) return setWrong(t(`refused.${refused}`));
    announce(t('movedSome', { count: ids.length }));
    onDone(first);
  };
  return (
    <Dialog onClose={() => onDone(undefined)} labelledBy="move-goals">
      <form className="form" onSubmit={send}>
        <h2 id="move-goals">{title}</h2>
        <GoalChoice
          store={store}
          legend={t('move.where')}
          none={t('move.top')}
          value={to}
          onChange={(id) => {
            setTo(id);
            setWrong(null);
          }}
        />
        {to !== null && to !== '' && (
          <fieldset className="tree__how">
            <legend className="ds-label" data-weight="medium">
              {t('move.how')}
            </legend>
            {(['under', 'after'] as const).map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="how"
                  checked={how === one}
                  onChange={() => {
                    setHow(one);
                    setWrong(null);
                  }}
                />
                {t(`move.${one}`, { title: name(to) })}
              </label>
            ))}
          </fieldset>
        )}
        {wrong && (
          <p className="ds-validation-message" data-color="danger" role="alert">
            {wrong}
          </p>
        )}
        <div className="form__buttons">
          <Button type="submit">{t('move.do')}</Button>
          <Button type="button" variant="tertiary" onClick={() => onDone(undefined)}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
