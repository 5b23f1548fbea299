import { Dialog } from '@/design';
import { useTranslation } from '@/i18n';

// Keys, and the word that says what they do. The keys' own names are those
// printed on keyboards everywhere.
type Keys = readonly (readonly [string, string])[];
const moving: Keys = [
  ['↑ ↓', 'rows'],
  ['→', 'open'],
  ['←', 'close'],
  ['Home · End', 'ends'],
  ['Space', 'choose'],
  ['Shift ↑ ↓', 'chooseMore'],
  ['Ctrl Enter', 'details'],
];
const outline: Keys = [
  ['Enter · F2', 'write'],
  ['Enter', 'next'],
  ['Tab', 'in'],
  ['Shift Tab', 'out'],
  ['Alt ↑ ↓', 'move'],
  ['Alt → ←', 'inOut'],
  ['Backspace', 'remove'],
  ['Delete', 'delete'],
  ['Ctrl V', 'paste'],
  ['Esc', 'leave'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
];

/** Which keys do what in the tree. */
export default function KeysHelp({ writing, onClose }: { writing: boolean; onClose: () => void }) {
  const { t } = useTranslation('goals');
  return (
    <Dialog onClose={onClose} light labelledBy="goal-keys">
      <h2 id="goal-keys">{t('keys.title')}</h2>
      <List keys={moving} />
      {writing && (
        <>
          <h3>{t('keys.writing')}</h3>
          <List keys={outline} />
        </>
      )}
    </Dialog>
  );
}

function List({ keys }: { keys: Keys }) {
  const { t } = useTranslation('goals');
  return (
    <dl className="goal-keys">
      {keys.map(([key, what]) => (
        <div key={what}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(`keys.${what}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
