import { Dialog } from '@/design';
import { useTranslation } from '@/i18n';
import type { View } from '../view';

// Per view: keys, and the word that says what they do. The keys' own names are
// those printed on keyboards everywhere.
const everywhere: [string, string][] = [
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
];
const carrying: [string, string][] = [
  ['Shift ← → ↑ ↓', 'shift'],
  ['Space · M', 'lift'],
  ['← → ↑ ↓', 'carry'],
  ['Space · Enter', 'drop'],
  ['Esc', 'takeBack'],
];
const ofView: Record<View, { reading: [string, string][]; writing: [string, string][] }> = {
  table: {
    reading: [
      ['← → ↑ ↓', 'move'],
      ['Home · End', 'rowEnds'],
      ['Ctrl Home · Ctrl End', 'tableEnds'],
      ['Page Up · Page Down', 'page'],
      ['Ctrl Enter', 'details'],
      ['Space', 'choose'],
    ],
    writing: [
      ['Enter · F2', 'edit'],
      ['A … Z', 'type'],
      ['Enter · Tab', 'keep'],
      ['Esc', 'cancel'],
      ['Backspace', 'empty'],
      ['Delete', 'remove'],
    ],
  },
  grid: {
    reading: [
      ['← → ↑ ↓', 'next'],
      ['Home · End', 'ends'],
      ['Enter', 'details'],
    ],
    writing: [...carrying, ['Backspace', 'offGrid']],
  },
  network: {
    reading: [
      ['← → ↑ ↓', 'next'],
      ['Home · End', 'ends'],
      ['Enter', 'details'],
      ['+ · −', 'nearer'],
      ['0', 'all'],
      ['Page Up · Page Down', 'paper'],
    ],
    writing: [...carrying, ['R', 'relate'], ['P', 'pin']],
  },
  engagement: {
    reading: [
      ['← → ↑ ↓', 'move'],
      ['Home · End', 'rowEnds'],
      ['Ctrl Home · Ctrl End', 'tableEnds'],
      ['Ctrl Enter', 'details'],
    ],
    writing: [
      ['Enter · Space', 'nowHere'],
      ['Shift Enter', 'wantedHere'],
      ['Delete · Backspace', 'emptyMark'],
    ],
  },
};

interface KeysHelpProps {
  view: View;
  writing: boolean;
  onClose: () => void;
}

/** Which keys do what in the view that is open. */
export default function KeysHelp({ view, writing, onClose }: KeysHelpProps) {
  const { t } = useTranslation('stakeholders');
  const { reading, writing: changing } = ofView[view];
  const rows = [...reading, ...(writing ? [...changing, ...everywhere] : [])];
  return (
    <Dialog onClose={onClose} light labelledBy="map-keys">
      <h2 id="map-keys">{t('keys.of', { view: t(`views.${view}`) })}</h2>
      <dl className="keys">
        {rows.map(([keys, what]) => (
          <div key={`${keys}${what}`} className="keys__row">
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
