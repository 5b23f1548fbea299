// Import of a file into a map: choose, look at what it would do, do it as one
// step. The button is here; the dialog is loaded when somebody presses it.
export { ImportButton } from './ImportButton';
