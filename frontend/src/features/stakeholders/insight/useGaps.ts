import { useMemo, useSyncExternalStore } from 'react';
import { today } from '@/i18n';
import { type Lost, type MapStore, useCommunications, useMapMeta, useStakeholders } from '../model';
import { type Gap, gapsIn } from './gaps';

/** What is missing, anew after each change that matters. */
export function useGaps(store: MapStore): readonly Gap[] {
  const stakeholders = useStakeholders(store);
  const communications = useCommunications(store);
  const { reviewCycle } = useMapMeta(store);
  return useMemo(
    () => gapsIn({ stakeholders, communications, reviewCycle, today: today() }),
    [stakeholders, communications, reviewCycle],
  );
}

export const useLost = (store: MapStore): Lost => useSyncExternalStore(store.subscribe, store.lost);
