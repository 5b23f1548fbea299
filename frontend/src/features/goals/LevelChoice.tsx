import { SelectField } from '@/design';
import { useTranslation } from '@/i18n';
import { levels } from './model';

interface LevelChoiceProps {
  /** Empty for all. */
  level: string;
  onLevel: (level: string) => void;
}

/** Which level of goals a view shows. */
export function LevelChoice({ level, onLevel }: LevelChoiceProps) {
  const { t } = useTranslation(['goalviews', 'goals']);
  return (
    <SelectField
      label={t('board.level')}
      value={level}
      onChange={(event) => onLevel(event.target.value)}
    >
      <option value="">{t('board.allLevels')}</option>
      {levels.map((one) => (
        <option key={one} value={one}>
          {t(`goals:values.level.${one}`)}
        </option>
      ))}
    </SelectField>
  );
}
