// What people in a map tell each other beside the document: which view they
// look at, what they have chosen, where they point, what they drag. It comes
// from other people's browsers, so everything is checked before it is shown.

import { type View, views } from '../view';

/** In the view's own coordinates; with `at`, relative to that stakeholder. */
export interface Pointer {
  x: number;
  y: number;
  at?: string;
}

export interface Drag {
  id: string;
  x: number;
  y: number;
}

export interface MapState {
  view: View;
  selected: readonly string[];
  pointer: Pointer | null;
  drag: Drag | null;
  editing: { id: string; field: string } | null;
}

/** More than this is nobody's choice by hand, and presence must stay small. */
const selectedAtMost = 50;
const longestId = 64;

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestId;
const isPlace = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e6;

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** Null for somebody who is not in a view we know. */
export function readState(value: unknown): MapState | null {
  const { view, selected, pointer, drag, editing } = fieldsOf(value);
  const known = views.find((one) => one === view);
  if (!known) return null;
  return {
    view: known,
    selected: Array.isArray(selected) ? selected.filter(isId).slice(0, selectedAtMost) : [],
    pointer: readPointer(pointer),
    drag: readDrag(drag),
    editing: readEditing(editing),
  };
}

function readPointer(value: unknown): Pointer | null {
  const { x, y, at } = fieldsOf(value);
  if (!isPlace(x) || !isPlace(y)) return null;
  return isId(at) ? { x, y, at } : { x, y };
}

function readDrag(value: unknown): Drag | null {
  const { id, x, y } = fieldsOf(value);
  return isId(id) && isPlace(x) && isPlace(y) ? { id, x, y } : null;
}

function readEditing(value: unknown): MapState['editing'] {
  const { id, field } = fieldsOf(value);
  return isId(id) && isId(field) ? { id, field } : null;
}

/** As it is sent: what is not there is left out, places are rounded. */
export function writeState(state: MapState): Fields {
  const sent: Fields = { view: state.view };
  if (state.selected.length > 0) sent.selected = state.selected.slice(0, selectedAtMost);
  if (state.pointer) sent.pointer = { ...state.pointer, ...rounded(state.pointer) };
  if (state.drag) sent.drag = { id: state.drag.id, ...rounded(state.drag) };
  if (state.editing) sent.editing = state.editing;
  return sent;
}

const rounded = ({ x, y }: { x: number; y: number }) => ({
  x: Math.round(x * 1000) / 1000,
  y: Math.round(y * 1000) / 1000,
});
