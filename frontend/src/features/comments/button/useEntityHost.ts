import { useEffect } from 'react';
import { useCommentsHere } from '../model';
import type { EntityHost } from '../model/desk';

/**
 * Tells the comments how the page's stakeholders or goals are called and how to show
 * one. On a phone the list stays in front: what it shows would be under it.
 */
export function useEntityHost({ nameOf, show }: EntityHost) {
  const desk = useCommentsHere()?.desk;
  useEffect(() => {
    if (!desk) return;
    desk.entities = {
      nameOf,
      show: (anchor) => {
        if (window.matchMedia('(width >= 75rem)').matches) show(anchor);
      },
    };
    return () => {
      desk.entities = null;
    };
  }, [desk, nameOf, show]);
}
