// The review of a list as a whole: a line below the title, and beside the view
// what is agreed. Its day is raised by the server (rows, "waiting for you",
// calendars). The panel is a download of its own.
export { ReviewLine } from './ReviewLine';
