// Goals and activities on a line of years and quarters, with what waits for what;
// the same in a table. Own SVG; only rows in view are drawn, all of them on paper.
export { default } from './TimelineView';
