import { useCallback, useEffect, useRef } from 'react';

/**
 * Where the focus was before it came into the panel. Whoever closes the panel by its
 * own button, or gives up a comment, goes on there: else the focus would fall to the
 * page and a keyboard begin at its top. What is not there any more, such as a button
 * beside chosen words, is stood for by the button that opens the comments.
 */
export function useWayBack(): () => void {
  // Asked while the panel is drawn for the first time: its fields take the focus after that.
  const outside = useRef<Element | null>(document.activeElement);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof Element && !target.closest('.comments')) outside.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  const back = useCallback(() => {
    setTimeout(() => {
      // It has gone elsewhere by itself.
      if (document.activeElement !== document.body) return;
      const from = outside.current;
      const there = from !== document.body && from?.isConnected ? from : null;
      const place = there ?? document.querySelector('.comments-button');
      if (place instanceof HTMLElement) place.focus();
    });
  }, []);
  useEffect(() => back, [back]);
  return back;
}
