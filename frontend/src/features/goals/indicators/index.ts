// Whether a goal works: its progress, its indicators and the values reported for
// them. Definitions live in the shared document, values are rows of the server
// with a person and a date; `useLiveRows` joins the two. The dialog with the sheet
// is a download of its own.
export { IndicatorSection, IndicatorSection as default } from './IndicatorSection';
export { ProgressFigure } from './ProgressFigure';
export { useLiveRows } from './useLiveRows';
