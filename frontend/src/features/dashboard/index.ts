// How the goals of all of a group's lists stand: counts, what somebody should look
// at, by municipality and by step. Rows of the server; nothing is edited here.
export { DashboardPage } from './DashboardPage';
export { GoalsOfGroup } from './GoalsOfGroup';
