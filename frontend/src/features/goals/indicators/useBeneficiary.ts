import { useFoundStakeholders } from '@/api';
import type { PickedStakeholder } from '@/features/stakeholders/picker';
import { useTranslation } from '@/i18n';
import type { Indicator } from '../model';

/** Who benefits, by the name they have now among the group's stakeholders. */
export function useBeneficiary(groupId: string, one: Indicator): PickedStakeholder | null {
  const { t } = useTranslation('goalviews');
  const { beneficiaryDocument: documentId, beneficiaryId: stakeholderId } = one;
  const wanted = documentId !== null && stakeholderId !== null && groupId !== '';
  const found = useFoundStakeholders(groupId, '', wanted).data;
  if (!documentId || !stakeholderId) return null;
  const known = found?.find((it) => it.documentId === documentId && it.id === stakeholderId);
  return { documentId, stakeholderId, label: known?.name ?? t('indicators.somebody') };
}
