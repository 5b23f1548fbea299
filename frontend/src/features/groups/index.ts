// Groups: their list, their page, how to make one.
export { GroupList } from './GroupList';
export { GroupPage } from './GroupPage';
export { GroupsPage } from './GroupsPage';
export { InvitationPage } from './InvitationPage';
export { LoadFailed } from './LoadFailed';
export { NewGroupButton } from './NewGroup';
