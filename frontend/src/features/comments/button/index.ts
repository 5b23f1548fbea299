// The button that other pages place beside what can be commented on.
export { CommentButton } from './CommentButton';
