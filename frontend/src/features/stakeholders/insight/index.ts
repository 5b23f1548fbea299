// What is missing in a map: pure rules over the store, and the panel that shows them.
export { InsightButton } from './InsightButton';
export { InsightPanel } from './InsightPanel';
