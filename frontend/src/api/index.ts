// The door to the server: one hook per endpoint, types, and the errors pages show.

export * from './adoption';
export * from './calendar';
export * from './checkins';
export { onSignedOut } from './client';
export * from './comments';
export * from './documents';
export * from './goaldashboard';
export * from './goalimport';
export * from './goalvalues';
export * from './groupgoals';
export * from './groups';
export * from './groupstakeholders';
export * from './inbox';
export * from './invitations';
export { keys } from './keys';
export * from './people';
export { useStakeholderPositions } from './positions';
export { ApiError } from './problem';
export { askNow, isAway, onReturn, serverAnswers, useServerAway } from './reachability';
export * from './references';
export * from './rounds';
export * from './stakeholderimport';
export * from './threads';
export type * from './types';
export * from './waiting';
export * from './webhooks';
export { useErrorWords } from './words';
