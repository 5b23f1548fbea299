import { useTranslation } from '@/i18n';
import { CategoryMark } from '../marks/CategoryMark';
import { qualities, strengths } from '../model';
import { dashOf, strokes } from './geometry';
import { BridgeMark, PinMark } from './NodeCard';

/** What lines and marks mean. */
export default function NetworkKey() {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  return (
    <>
      <h2>{t('network.key')}</h2>
      <h3>{t('stakeholders:relationFields.quality')}</h3>
      <ul className="network-key__rows">
        {qualities.map((quality) => (
          <li key={quality}>
            <Sample dash={dashOf({ quality })} width={2.2} quality={quality} />
            {t(`stakeholders:values.quality.${quality}`)}
          </li>
        ))}
      </ul>
      <h3>{t('stakeholders:relationFields.strength')}</h3>
      <ul className="network-key__rows">
        {strengths.map((strength) => (
          <li key={strength}>
            <Sample width={strokes[strength]} quality="good" />
            {t(`stakeholders:values.strength.${strength}`)}
          </li>
        ))}
      </ul>
      <h3>{t('stakeholders:relationFields.state')}</h3>
      <ul className="network-key__rows">
        <li>
          <Sample width={2.2} quality="good" />
          {t('stakeholders:values.relationState.current')}
        </li>
        <li>
          <Sample width={2.2} quality="good" desired />
          {t('stakeholders:values.relationState.desired')}
        </li>
      </ul>
      <h3>{t('network.keyMarks')}</h3>
      <ul className="network-key__rows">
        <li>
          <span className="network-key__sample">
            <CategoryMark category="user" size={13} />
            <CategoryMark category="user" size={22} />
          </span>
          {t('network.keySize')}
        </li>
        <li>
          <span className="network-key__sample">
            <BridgeMark />
          </span>
          {t('network.bridge')}
        </li>
        <li>
          <span className="network-key__sample network-key__sample--lonely" />
          {t('network.lonely')}
        </li>
        <li>
          <span className="network-key__sample">
            <PinMark />
          </span>
          {t('network.pinned')}
        </li>
      </ul>
    </>
  );
}

function Sample({
  dash,
  width,
  quality,
  desired = false,
}: {
  dash?: string | undefined;
  width: number;
  quality: string;
  desired?: boolean;
}) {
  return (
    <svg className="network-key__line" viewBox="0 0 56 14" aria-hidden="true">
      <g className="line" data-quality={quality} data-state={desired ? 'desired' : 'current'}>
        {desired && <path className="line__rim" d="M2 7H54" strokeWidth={width + 3} />}
        {desired && <path className="line__hollow" d="M2 7H54" strokeWidth={width + 0.6} />}
        <path
          className="line__stroke"
          d="M2 7H54"
          strokeWidth={desired ? 1 : width}
          strokeDasharray={dash}
        />
      </g>
    </svg>
  );
}
