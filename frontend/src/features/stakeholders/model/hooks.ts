import type { Room } from '@/features/collab';
import { useTopic } from '@/features/shareddoc';
import type { TextField } from './entities';
import { MapStore } from './store';

const stores = new WeakMap<Room, MapStore>();

/** The one store of a room; it ends with the room's document. */
export function useMapStore(room: Room): MapStore {
  let store = stores.get(room);
  if (!store) {
    const made = new MapStore(room.doc, room.awareness);
    room.doc.once('destroy', () => made.destroy());
    stores.set(room, made);
    store = made;
  }
  return store;
}

/** All of them; renders again when any changes. Rows and nodes use `useStakeholder`. */
export const useStakeholders = (store: MapStore) =>
  useTopic(store, 'stakeholders', store.stakeholders);
export const useRelations = (store: MapStore) => useTopic(store, 'relations', store.relations);
export const useCommunications = (store: MapStore) =>
  useTopic(store, 'communications', store.communications);
export const usePinned = (store: MapStore) => useTopic(store, 'pinned', store.pinned);
export const useGridWords = (store: MapStore) => useTopic(store, 'grid', store.gridWords);
export const useMapMeta = (store: MapStore) => useTopic(store, 'meta', store.meta);
export const useUndo = (store: MapStore) => useTopic(store, 'undo', store.undoState);

/** Null when there is none; renders again when this one changes. */
export const useStakeholder = (store: MapStore, id: string) =>
  useTopic(store, `stakeholder:${id}`, () => store.stakeholder(id));
export const useRelation = (store: MapStore, id: string) =>
  useTopic(store, `relation:${id}`, () => store.relation(id));
export const useCommunication = (store: MapStore, id: string) =>
  useTopic(store, `communication:${id}`, () => store.communication(id));

/** Who it was, when somebody removed it while the page is open. */
export const useRemoved = (store: MapStore, id: string) =>
  useTopic(store, `stakeholder:${id}`, () => store.removed(id));

/** A long text as it stands. */
export const useWords = (store: MapStore, id: string, field: TextField) =>
  useTopic(store, `words:${id}:${field}`, () => store.words(id, field));
