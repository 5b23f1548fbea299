import { Button } from '@digdir/designsystemet-react';
import { Dialog, Notice } from '@/design';
import { useTranslation } from '@/i18n';
import { sayNumber } from '../inputs';
import { limits, type Outline, type Refusal } from '../model';
import { lineRoom, longestIn, measureOf } from './outlinetext';

/** Why a list is not pasted; `long`: a line would lose what a goal has no room for. */
export type PasteRefusal = Refusal | 'long';

/** From so many on it is asked before. */
export const askedFrom = 50;

interface PasteDialogProps {
  outline: Outline;
  /** Why it cannot be; null: it can. */
  refused: PasteRefusal | null;
  spaceLeft: number;
  onPaste: () => void;
  onClose: () => void;
}

/** What a long list would become, before it does. */
export function PasteDialog({ outline, refused, spaceLeft, onPaste, onClose }: PasteDialogProps) {
  const { t, i18n } = useTranslation(['goals', 'common']);
  const { count, levels } = measureOf(outline);
  return (
    <Dialog onClose={onClose} labelledBy="paste-goals">
      <div className="form">
        <h2 id="paste-goals">{t('paste.title', { count })}</h2>
        {refused ? (
          <Notice kind="warning" title={t('paste.refusedTitle')}>
            <p>
              {t(`paste.refused.${refused}`, {
                count,
                spaceLeft,
                most: limits.goals,
                depth: limits.depth,
                letters: sayNumber(longestIn(outline), i18n.language),
                room: sayNumber(lineRoom, i18n.language),
              })}
            </p>
            <p>{t('paste.nothing')}</p>
          </Notice>
        ) : (
          <>
            <p>{t('paste.what', { count, levels })}</p>
            <ul className="tree__sample">
              {outline.slice(0, 5).map((goal, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sample that never changes
                <li key={i}>{goal.title}</li>
              ))}
              {outline.length > 5 && <li>…</li>}
            </ul>
            <p className="quiet">{t('paste.undo')}</p>
          </>
        )}
        <div className="form__buttons">
          {!refused && <Button onClick={onPaste}>{t('paste.do', { count })}</Button>}
          <Button variant="tertiary" onClick={onClose}>
            {t(refused ? 'common:close' : 'common:cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
