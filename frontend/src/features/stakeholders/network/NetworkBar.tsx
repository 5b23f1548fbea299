import { useState } from 'react';
import { later, Part } from '@/design';
import { useTranslation } from '@/i18n';
import { relationStates, relationTypes } from '../model';
import type { Camera } from './camera';
import type { RelationFilter } from './useRelationFilter';

interface NetworkBarProps {
  filter: RelationFilter;
  working: boolean;
  camera: Camera;
  onAll: () => void;
  onAgain: () => void;
}

const NetworkKey = later(() => import('./NetworkKey'));

/** One step of the buttons and keys. */
export const zoomStep = 1.25;

/** Which relations are shown, how near one is, and what the lines mean. */
export function NetworkBar({ filter, working, camera, onAll, onAgain }: NetworkBarProps) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const [keyed, setKeyed] = useState(false);
  const types = relationTypes.filter((one) => filter.types.has(one));
  return (
    <div className="network-bar">
      <label className="map-view__choice">
        <span>{t('network.filterType')}</span>
        <select
          className="ds-input"
          value={filter.type ?? ''}
          onChange={(event) =>
            filter.setType(types.find((one) => one === event.target.value) ?? null)
          }
        >
          <option value="">{t('network.all')}</option>
          {types.map((one) => (
            <option key={one} value={one}>
              {t(`stakeholders:values.relationType.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="map-view__choice">
        <span>{t('stakeholders:relationFields.state')}</span>
        <select
          className="ds-input"
          value={filter.state ?? ''}
          onChange={(event) =>
            filter.setState(relationStates.find((one) => one === event.target.value) ?? null)
          }
        >
          <option value="">{t('network.all')}</option>
          {relationStates.map((one) => (
            <option key={one} value={one}>
              {t(`stakeholders:values.relationState.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="network-bar__buttons">
        <button type="button" className="plain-button" popoverTarget="network-key">
          {t('network.key')}
        </button>
        <div
          id="network-key"
          popover="auto"
          className="network-key"
          onToggle={() => setKeyed(true)}
        >
          <Part>{keyed && <NetworkKey />}</Part>
        </div>
        <button
          type="button"
          className="plain-button"
          aria-disabled={working}
          onClick={() => !working && onAgain()}
        >
          {t('network.again')}
        </button>
        <button
          type="button"
          className="plain-button network-bar__sign"
          title={t('network.zoomOut')}
          onClick={() => camera.zoomBy(1 / zoomStep)}
        >
          <span aria-hidden="true">−</span>
        </button>
        <button
          type="button"
          className="plain-button network-bar__sign"
          title={t('network.zoomIn')}
          onClick={() => camera.zoomBy(zoomStep)}
        >
          <span aria-hidden="true">+</span>
        </button>
        <button type="button" className="plain-button" onClick={onAll}>
          {t('network.fit')}
        </button>
      </div>
    </div>
  );
}
