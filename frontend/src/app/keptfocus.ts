import { options, type VNode } from 'preact';

// What React does for the focus while it changes the page, that this page counts on,
// and that Preact leaves out.

/** Preact's own names for the start and the end of a drawing; the test sees when they change. */
interface Drawing {
  __b?: (node: VNode) => void;
  __c?: (node: VNode, queue: unknown[]) => void;
}
const drawing = options as typeof options & Drawing;

/** What had the focus when the drawing began; undefined when nothing is being drawn. */
let before: Element | null | undefined;

function begin() {
  if (before !== undefined) return;
  before = document.activeElement;
  // A drawing that fails has no end.
  queueMicrotask(end);
}

// A list in another order moves elements, and one that is moved loses the focus: the
// focus is given back, as after each change of the page by React.
function end() {
  const had = before;
  if (had instanceof HTMLElement && had.isConnected && had !== document.activeElement) {
    had.focus({ preventScroll: true });
  }
  before = undefined;
}

const { __b: started, __c: ended } = drawing;
drawing.__b = (node) => {
  begin();
  started?.(node);
};
drawing.__c = (node, queue) => {
  end();
  ended?.(node, queue);
};

// Chromium tells a field that is taken out that the focus leaves it. Nobody left it:
// what was given up by Escape would be kept after all.
for (const type of ['focusin', 'focusout', 'focus', 'blur']) {
  window.addEventListener(
    type,
    (event) => {
      if (before !== undefined && event.target !== window) event.stopImmediatePropagation();
    },
    true,
  );
}
