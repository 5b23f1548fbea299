// Comments as the views of a map show them: how many threads each thing has, a mark
// on it, and the way to the thread.
export { onSaidMark, SaidMark } from './SaidMark';
export { nothingSaid, type Said, type SaidById } from './said';
export { useSaid, useTalkAbout } from './useSaid';
