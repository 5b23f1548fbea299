// What coordinators settle for a whole group, and what other programs hear of it.
export { GroupSettingsPage } from './GroupSettingsPage';
