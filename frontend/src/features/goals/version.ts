/**
 * Newest version of a goal list that this page may write. Apart from the page of
 * goals, so that knowing it brings nothing along.
 */
export const goalSchemaVersion = 1;
