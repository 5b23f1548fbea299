import { options, type VNode } from 'preact';
import './keptfocus';

// What React does, that this page counts on, and that Preact leaves out.

// Effects run in the same turn as the change they follow, before the next key can
// arrive: a dialog that takes the focus in an effect must have it before the letter
// that a quick person types next. Preact would wait for the picture (up to 35 ms).
options.requestAnimationFrame = queueMicrotask;

// A field shows what is there: when a change is refused, nothing is drawn anew, and
// Preact would leave standing what was typed or chosen.
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
interface Given {
  value?: unknown;
  checked?: unknown;
  autoFocus?: boolean;
}
const given = new WeakMap<EventTarget, Given>();

/** Preact's own name for the element of a drawn node; the test sees when it changes. */
type Drawn = VNode<Given> & { __e?: Element };

const diffed = options.diffed;
options.diffed = (node) => {
  const { type, props, __e: element } = node as Drawn;
  if (element && (type === 'input' || type === 'textarea' || type === 'select')) {
    // Browsers themselves look at the attribute only while a page is loaded.
    if (props.autoFocus && !given.has(element)) queueMicrotask(() => (element as Field).focus());
    given.set(element, props);
  }
  diffed?.(node);
};

const heard = options.event;
options.event = (event) => {
  if (event.type === 'input' || event.type === 'change') {
    const field = event.target;
    // After what the handlers changed has been drawn.
    if (field && given.has(field)) setTimeout(() => putBack(field as Field));
  }
  return heard ? heard(event) : event;
};

function putBack(field: Field) {
  const { value, checked } = given.get(field) ?? {};
  if (typeof checked === 'boolean' && 'checked' in field) {
    if (field.checked !== checked) field.checked = checked;
  } else if (value !== undefined && value !== null && field.type !== 'file') {
    // "1.0" is the number 1 that somebody is still writing.
    const same = field.type === 'number' && Number(field.value) === Number(value);
    if (!same && field.value !== String(value)) field.value = String(value);
  }
}
