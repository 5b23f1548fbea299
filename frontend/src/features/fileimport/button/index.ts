// The button alone: the dialog behind it is loaded when somebody presses it.
export { ImportTool, ImportToolButton } from './ImportTool';
