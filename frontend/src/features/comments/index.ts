// Comments on a document.
export { CommentPanel } from './CommentPanel';
