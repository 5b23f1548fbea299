// Goals that nations, the Nordic council and the UN have set, as a group has written
// them down: which of them bind a municipality, and where they are said.
export { ReferencesPage } from './ReferencesPage';
