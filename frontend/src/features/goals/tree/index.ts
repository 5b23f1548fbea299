// The goals as an outline; the default export is the view.
export { default } from './TreeView';
