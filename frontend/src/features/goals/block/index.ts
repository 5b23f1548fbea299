// A goal of a goal list inside another document: shown as the list has it now,
// and edited there by whoever may edit the list. Joins the list's room while it
// is on screen; the document around it holds nothing but the goal's id.
export { GoalBlockCard, type GoalBlockProps } from './GoalBlockCard';
export { useGoalListRights } from './useGoalListRights';
