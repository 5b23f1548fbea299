// The inbox, and how often mail comes.
export { InboxPage } from './InboxPage';
export { NotificationChoice } from './NotificationChoice';
