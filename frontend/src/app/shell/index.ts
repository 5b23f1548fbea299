// What a page may use of the frame around it.
export { TopBarActions } from './slot';
export { useSignOut } from './useSignOut';
