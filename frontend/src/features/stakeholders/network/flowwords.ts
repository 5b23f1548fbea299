import type { AriaLabelConfig } from '@xyflow/react';
import { useMemo } from 'react';
import { useTranslation } from '@/i18n';

/** React Flow's own words for screen readers, in the person's language. */
export function useFlowWords(): AriaLabelConfig {
  const { t } = useTranslation('stakeholderviews');
  return useMemo(
    () => ({
      'node.a11yDescription.default': t('network.keys'),
      'node.a11yDescription.keyboardDisabled': t('network.keys'),
      'node.a11yDescription.ariaLiveMessage': () => t('network.moved'),
      'edge.a11yDescription.default': t('network.lineHelp'),
      'controls.ariaLabel': t('network.controls'),
      'controls.zoomIn.ariaLabel': t('network.zoomIn'),
      'controls.zoomOut.ariaLabel': t('network.zoomOut'),
      'controls.fitView.ariaLabel': t('network.fit'),
      'controls.interactive.ariaLabel': t('network.controls'),
      'minimap.ariaLabel': t('network.board'),
      'handle.ariaLabel': t('network.handle'),
    }),
    [t],
  );
}
