import type { Editor } from '@tiptap/core';

/**
 * Puts a small panel beside a stretch of text, inside the page that holds the
 * editor: above it or below it, never over the page's edges. Through the style
 * object, which the content security policy allows.
 */
export function placeAt(
  panel: HTMLElement,
  editor: Editor,
  range: { from: number; to: number },
  side: 'above' | 'below',
) {
  const page = panel.offsetParent;
  if (!page || editor.isDestroyed) return;
  const size = editor.state.doc.content.size;
  const start = editor.view.coordsAtPos(Math.min(range.from, size));
  const end = editor.view.coordsAtPos(Math.min(range.to, size), -1);
  const frame = page.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const gap = 8;
  const above = start.top - height - gap;
  const below = end.bottom + gap;
  // Toolbars cover the top of the window.
  const fitsAbove = above > 120;
  const fitsBelow = below + height < window.innerHeight;
  const top =
    side === 'above' ? (fitsAbove ? above : below) : fitsBelow || !fitsAbove ? below : above;
  const left = Math.min(start.left, frame.right - width - gap);
  panel.style.top = `${Math.round(top - frame.top)}px`;
  panel.style.left = `${Math.round(Math.max(gap, left - frame.left))}px`;
}
