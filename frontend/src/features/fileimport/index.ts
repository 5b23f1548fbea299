// Import of a file into a shared document: choose it, look row by row at what it
// would do, do it as one step of undo, take that back. What a row means is known
// to the kind of document; it gives the words and carries out the rows.
export { FileImportDialog, type FileImportProps, type ImportWords } from './FileImportDialog';
export type { Done, FileReport, FileRow, ImportStep, RowStatus, RowWords } from './report';
export { rowStatuses, toDo } from './report';
export { useUndoStep } from './useUndoStep';
export { wordsAt } from './wordsAt';
