import { useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { sideCovers } from '@/features/shareddoc';
import type { ListPlace } from '../check';
import type { View } from '../view';
import { focusBeside } from './arrival';
import { panelId } from './GoalToolbar';

export type Beside = 'removed' | 'check' | 'review';

interface BesideOptions {
  setView: (view: View) => void;
  select: (ids: readonly string[]) => void;
  openPlan: (id: string) => void;
  /** A goal's details are open; they stand before all else. */
  covered: boolean;
}

/** What stands beside the view while no goal is selected. */
export function useBeside({ setView, select, openPlan, covered }: BesideOptions) {
  // Links from the strategy check and from what waits lead to the review.
  const { panel: asked } = useSearch({ from: '/signed-in/documents/$documentId' });
  const [wanted, setWanted] = useState<Beside | null>(asked === 'review' ? asked : null);
  const beside = covered ? null : wanted;
  // By a link to it, or out of the check: then nothing on the page has the focus.
  const led = useRef(true);
  const shown = covered ? 'details' : wanted;
  useEffect(() => {
    const stop = led.current && shown !== null ? focusBeside() : undefined;
    led.current = shown === 'check';
    return stop;
  }, [shown]);
  const close = useCallback(() => setWanted(null), []);
  const toggle = (one: Beside) => {
    select([]);
    setWanted(beside === one ? null : one);
  };
  /** From the check to where something is mended: the focus goes along. */
  const goTo = useCallback(
    (place: ListPlace, plan?: string) => {
      if (place === 'review') return setWanted('review');
      if (plan) openPlan(plan);
      else setView(place);
      // On a phone the check lies over the view.
      if (sideCovers()) setWanted(null);
      setTimeout(() => document.getElementById(panelId)?.focus());
    },
    [setView, openPlan],
  );
  return { beside, toggle, close, goTo };
}
