// Others in a goal list, live: which goal they have open, write in or drag.
export { useOthers, useOthersAt, useViewPresence } from './hooks';
export { PeopleHere } from './PeopleHere';
export { GoalPresence, type Other, presenceOf } from './presence';
