// Comments on documents: the panel with all threads, the marks in the margin of a
// text. What an open document needs at once is in `model`; this is loaded later.
export { Margin } from './margin/Margin';
export { CommentPanel } from './panel/CommentPanel';
