// What is missing in a map: pure rules over the store, and the panel that
// shows them, which is a download of its own.
export { InsightButton } from './InsightButton';
