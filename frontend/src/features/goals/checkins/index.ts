// What people say about goals on a day: how it goes, what is done, what is in the
// way, what is next. Rows of the server, written by the person of the session and
// never changed; room events say when to read them again (`useLiveRows`).
export { CheckInSection, CheckInSection as default } from './CheckInSection';
export { StaleGoals } from './StaleGoals';
