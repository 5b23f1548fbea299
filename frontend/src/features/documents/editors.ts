import { useEffect, useState } from 'react';
import type { DocumentKind } from '@/api';
import { later } from '@/design';
import { prepareGoals } from '@/features/goals/views';
import { prepareMap } from '@/features/stakeholders/views';
import { prepareTexts } from '@/i18n';

// Each kind's page is a download of its own: who opens a map does not fetch the
// text editor. Asked for as soon as the kind is known, before the room is open.

const strategy = () => import('@/features/strategy');
const map = () => import('@/features/stakeholders');
const goals = () => import('@/features/goals');
const kept = (documentId: string) => `samrad.kind.${documentId}`;

export const StrategyDocument = later(async () => ({
  default: (await strategy()).StrategyDocument,
}));
export const StakeholderMapDocument = later(async () => ({
  default: (await map()).StakeholderMapDocument,
}));
export const GoalListDocument = later(async () => ({ default: (await goals()).GoalListDocument }));

const prepare: Record<DocumentKind, (documentId: string) => Promise<unknown>> = {
  strategy: () => Promise.all([StrategyDocument.load(), prepareTexts('strategy')]),
  stakeholder_map: (documentId) =>
    Promise.all([StakeholderMapDocument.load(), prepareMap(documentId)]),
  goal_list: (documentId) => Promise.all([GoalListDocument.load(), prepareGoals(documentId)]),
};

/**
 * The same before the server has said of what kind a document is, if this device
 * knows it from the last time: a kind never changes.
 */
export function prepareKnownEditor(documentId: string) {
  let kind: string | null = null;
  try {
    kind = localStorage.getItem(kept(documentId));
  } catch {
    // Then it is asked for as soon as the server has answered.
  }
  if (kind && Object.hasOwn(prepare, kind))
    prepareEditor(kind as DocumentKind, documentId).catch(() => undefined);
}

function rememberKind(kind: DocumentKind, documentId: string) {
  try {
    localStorage.setItem(kept(documentId), kind);
  } catch {
    // Only a convenience.
  }
}

/** Starts the downloads; resolves when the page can be drawn without waiting for any of them. */
export async function prepareEditor(kind: DocumentKind, documentId: string): Promise<void> {
  rememberKind(kind, documentId);
  await Promise.all([prepareTexts('documents'), prepare[kind](documentId)]);
}

/**
 * Whether all that the page is first drawn with is there. Waiting for it in one
 * place costs one wait; parts that wait inside each other are drawn one after the
 * other. A failure is told by the part that is missing.
 */
export function usePrepared(kind: DocumentKind, documentId: string): boolean {
  const [prepared, setPrepared] = useState(false);
  useEffect(() => {
    let wanted = true;
    const done = () => wanted && setPrepared(true);
    prepareEditor(kind, documentId).then(done, done);
    return () => {
      wanted = false;
    };
  }, [kind, documentId]);
  return prepared;
}
