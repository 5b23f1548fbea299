// The button that other pages place beside what can be commented on, and how they
// tell what their things are called.
export { CommentButton } from './CommentButton';
export { useEntityHost } from './useEntityHost';
