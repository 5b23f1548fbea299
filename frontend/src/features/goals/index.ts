// Goal lists: one page with five views of the same shared data. Pages see the data
// through `model`; the views (`tree`, `board`, `timeline`, `coverage`, `plans`) and
// the sections of the side panel are downloads of their own.
export { GoalListDocument } from './page/GoalListDocument';
