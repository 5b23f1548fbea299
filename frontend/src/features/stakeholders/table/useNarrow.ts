import { useMedia } from '@/design/useMedia';

/** A grid has no room: rows become cards. */
export const useNarrow = () => useMedia('(width < 40rem)');
