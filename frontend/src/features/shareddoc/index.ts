// What maps and lists in a shared document have in common: frozen values that
// follow it (`Collection`), topics that wake only whom a change concerns, steps
// of undo, smallest edits of a text, fields to type in. Knows Yjs and React, no kind of document.
// Single-threaded: listeners run right after the transaction that changed
// something, in the same task.
export { Collection } from './collection';
export { type ReadDay, readDay } from './days';
export { LiveText } from './LiveText';
export { MoreTools } from './MoreTools';
export { remembered, useRemembered } from './remembered';
export { SidePanel, sideCovers } from './SidePanel';
export { caretAfter, changeBetween, type TextChange, upTo } from './textchange';
export { Topics } from './topics';
export { UndoButtons } from './UndoButtons';
export { type UndoState, UndoSteps } from './undo';
export { useDraft } from './useDraft';
export { useSeen } from './useSeen';
export { useTopic } from './useTopic';
export { useUndoKeys } from './useUndoKeys';
export { useViewAddress, type Views } from './useViewAddress';
export { ViewTabs } from './ViewTabs';
export { cleanString, cleanValue, kept, readMembers, type ValueSpec } from './values';
