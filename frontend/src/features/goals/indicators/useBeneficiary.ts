import { useStakeholder } from '@/api';
import type { PickedStakeholder } from '@/features/stakeholders/picker';
import { useTranslation } from '@/i18n';
import type { Indicator } from '../model';

/** Who benefits, by the name they have now in their map. */
export function useBeneficiary(one: Indicator): PickedStakeholder | null {
  const { t } = useTranslation('goalviews');
  const { beneficiaryDocument: documentId, beneficiaryId: stakeholderId } = one;
  const { data, isError } = useStakeholder(documentId, stakeholderId);
  if (!documentId || !stakeholderId) return null;
  // They may be gone, or in a map that is not for everybody.
  const label = data?.name ?? (isError ? t('indicators.somebody') : '');
  return { documentId, stakeholderId, label };
}
