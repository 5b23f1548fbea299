// A goal out of a group's lists, chosen by typing; and a list held open meanwhile.
export { GoalChoice } from './GoalChoice';
export { ListChoice, useGoalLists } from './ListChoice';
export { type OpenGoalList, OpenList } from './OpenList';
