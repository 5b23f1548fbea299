import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { boundsOf, Camera } from './camera';
import { nodeHeight } from './geometry';
import { onLook, readLook } from './look';
import { type Scene, Stage } from './stage';
import { useBoardSize, usePaperMoves } from './useSeen';

/** What a card takes of the paper when everybody is shown. */
const usualCard = { width: 160, height: nodeHeight };

/** The parts of the page that are moved and drawn without React. */
export function useBoard() {
  const [camera] = useState(() => new Camera());
  const root = useRef<HTMLElement>(null);
  const board = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  return { camera, root, board, paper, stage };
}

export type BoardParts = ReturnType<typeof useBoard>;

/**
 * Shows the scene: canvases in the colours of the theme that is on, the paper where
 * the camera looks, everybody when the first card stands, or after `showAgain`.
 */
export function useScene(parts: BoardParts, scene: Scene) {
  const { camera, root, board, paper, stage } = parts;
  useStage(root, stage, camera);
  useLayoutEffect(() => stage.current?.setScene(scene), [stage, scene]);
  usePaperMoves(root, paper, camera);
  const { cards } = scene;
  const showAll = useCallback(() => {
    const bounds = boundsOf(cards.values(), usualCard);
    if (bounds) camera.show(bounds);
  }, [camera, cards]);
  // Who has not moved the paper keeps seeing all of it, also when a phone is turned.
  const measured = useBoardSize(board, camera, () => {
    if (camera.untouched) showAll();
    stage.current?.resized();
  });
  const wanted = useRef(true);
  useLayoutEffect(() => {
    if (!wanted.current || !measured || cards.size === 0) return;
    wanted.current = false;
    showAll();
  }, [measured, cards, showAll]);
  const showAgain = useCallback(() => {
    wanted.current = true;
  }, []);
  return { showAll, showAgain };
}

function useStage(
  root: RefObject<HTMLElement | null>,
  stage: RefObject<Stage | null>,
  camera: Camera,
) {
  useLayoutEffect(() => {
    const [resting, moving] = root.current?.querySelectorAll('canvas') ?? [];
    const probe = root.current?.querySelector<HTMLElement>('.network-view__probe');
    if (!resting || !moving || !probe) return;
    const made = new Stage(resting, moving, camera);
    stage.current = made;
    const look = () => made.setLook(readLook(probe));
    look();
    const stop = onLook(look);
    return () => {
      stop();
      made.destroy();
      stage.current = null;
    };
  }, [root, stage, camera]);
}
