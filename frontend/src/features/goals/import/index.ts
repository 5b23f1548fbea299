// Import of a file into a goal list: choose, look at what it would do, do it as one
// step of undo. The button is here; the dialog is loaded when somebody presses it.
export { GoalImportMenu, type GoalImportProps } from './GoalImportMenu';
