import { type View, views } from '../view';

const kept = (documentId: string) => `samrad.view.${documentId}`;

/** The view that the address names, else the one last open on this device. */
export function rememberedView(documentId: string, named: string | null | undefined): View {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(kept(documentId));
  } catch {
    // Only a convenience.
  }
  return views.find((one) => one === named) ?? views.find((one) => one === stored) ?? 'tree';
}

export function rememberView(documentId: string, view: View) {
  try {
    localStorage.setItem(kept(documentId), view);
  } catch {
    // Only a convenience.
  }
}
