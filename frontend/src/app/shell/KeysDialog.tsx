import { Dialog } from '@/design';
import { useTranslation } from '@/i18n';

export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common');
  const keys: [string[], string][] = [
    [['Ctrl K', '⌘ K'], t('keys.find')],
    [['?'], t('keys.help')],
    [['Tab', 'Shift Tab'], t('keys.move')],
    [['Enter'], t('keys.choose')],
    [['Ctrl Alt M', '⌘ ⌥ M'], t('keys.comment')],
    [['F8', 'Shift F8'], t('keys.nextComment')],
    [['Esc'], t('keys.leave')],
  ];
  return (
    <Dialog onClose={onClose} light labelledBy="keys">
      <h2 id="keys">{t('keys.title')}</h2>
      <dl className="keys">
        {keys.map(([names, what]) => (
          <div key={what} className="keys__row">
            <dt>
              {names.map((name, i) => (
                <span key={name}>
                  {i > 0 && <span className="quiet"> {t('keys.or')} </span>}
                  <kbd>{name}</kbd>
                </span>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
