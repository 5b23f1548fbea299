// The live side of a document: one connection per tab, one room per document,
// a copy on this device, and one union that says where things stand.
export type { Refusal } from './closecodes';
export type { Connection } from './connection';
export { forgetEverything, unsentChanges } from './devicecopies';
export type { Right, RoomEvent, ThreadEvent } from './events';
export type { Present, RoomUser } from './people';
export { acquireRoom, forgetDocument, forgetIfSent, releaseRoom } from './pool';
export type { Room } from './room';
export { StatusLine } from './StatusLine';
export { schemaVersions } from './schemas';
export { useConnection, useRoom, useRoomEvents, useRoomPart } from './useRoom';
