import type { ViewProps } from '../view';

export function Details(_: ViewProps & { id: string; onClose: () => void }) {
  return null;
}
