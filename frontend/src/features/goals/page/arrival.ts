/**
 * Gives the focus to what stands beside the view, as soon as it is there: whoever
 * came by a link to a goal goes on in it with Tab. Only while the focus is nowhere
 * else; over all of a phone's page it is a dialog, which sees to that itself.
 * Answers how to stop waiting.
 */
export function focusBeside(): () => void {
  const take = () => {
    const side = document.querySelector<HTMLElement>('.goals .side');
    if (!side) return false;
    const { activeElement } = document;
    if (!activeElement || activeElement.matches('body, main')) {
      side.tabIndex = -1;
      side.focus({ preventScroll: true });
    }
    return true;
  };
  if (take()) return () => {};
  const observer = new MutationObserver(() => take() && observer.disconnect());
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}
