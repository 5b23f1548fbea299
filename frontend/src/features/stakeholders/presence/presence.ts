import type { Awareness } from 'y-protocols/awareness';
import type { RoomUser } from '@/features/collab';
import type { View } from '../view';
import { type Drag, type MapState, type Pointer, readState, writeState } from './state';

/** How often one's own movements are told, at most: 20 times a second. */
const pace = 50;

/** Another tab in the same map. Frozen, and the same object while nothing but its pointer moved. */
export interface Other {
  readonly client: number;
  readonly user: RoomUser;
  readonly view: View;
  readonly selected: readonly string[];
  /** The stakeholder being dragged. */
  readonly dragging: string | null;
  readonly editing: MapState['editing'];
}

/** Where another tab's pointer or drag is now. */
export interface Movement {
  pointer: Pointer | null;
  drag: Drag | null;
}

/**
 * The live side of one map beside its document. Two kinds of news, so that a
 * moving pointer redraws nothing but itself: `subscribe` hears who is there,
 * in which view, with what chosen; `onMove` hears of each movement.
 */
export class MapPresence {
  private others: readonly Other[] = [];
  private readonly byClient = new Map<number, Other>();
  private readonly movements = new Map<number, Movement>();
  private readonly listeners = new Set<() => void>();
  private readonly moveListeners = new Set<(client: number, movement: Movement) => void>();
  private own: MapState = {
    view: 'grid',
    selected: [],
    pointer: null,
    drag: null,
    editing: null,
  };
  private toldAt = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly awareness: Awareness) {
    awareness.on('change', this.onChange);
    this.read([...awareness.getStates().keys()]);
  }

  destroy() {
    clearTimeout(this.waiting);
    this.awareness.off('change', this.onChange);
    this.listeners.clear();
    this.moveListeners.clear();
  }

  // ---- others -----------------------------------------------------------------

  getOthers = (): readonly Other[] => this.others;

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  movementOf(client: number): Movement {
    return this.movements.get(client) ?? { pointer: null, drag: null };
  }

  onMove(listener: (client: number, movement: Movement) => void): () => void {
    this.moveListeners.add(listener);
    return () => {
      this.moveListeners.delete(listener);
    };
  }

  private onChange = (change: { added: number[]; updated: number[]; removed: number[] }) => {
    this.read([...change.added, ...change.updated, ...change.removed]);
  };

  private read(clients: number[]) {
    const states = this.awareness.getStates();
    let differs = false;
    for (const client of clients) {
      if (client === this.awareness.clientID) continue;
      const told = states.get(client);
      const state = readState(told?.map);
      const user: unknown = told?.user;
      if (!state || !isUser(user)) {
        this.movements.delete(client);
        differs = this.byClient.delete(client) || differs;
        continue;
      }
      const before = this.byClient.get(client);
      const now = otherOf(client, user, state);
      if (!before || !sameOther(before, now)) {
        this.byClient.set(client, now);
        differs = true;
      }
      this.movements.set(client, state);
    }
    if (differs) {
      this.others = [...this.byClient.values()].sort((a, b) => a.client - b.client);
      for (const listener of [...this.listeners]) listener();
    }
    for (const client of clients) {
      const movement = this.movements.get(client);
      if (movement) for (const listener of this.moveListeners) listener(client, movement);
    }
  }

  // ---- oneself ----------------------------------------------------------------

  setView(view: View) {
    if (view !== this.own.view) this.tell({ view, pointer: null, drag: null, editing: null });
    else if (!this.toldAt) this.tell({});
  }

  setSelected(selected: readonly string[]) {
    const same =
      selected.length === this.own.selected.length &&
      selected.every((id, i) => id === this.own.selected[i]);
    if (!same) this.tell({ selected });
  }

  movePointer(pointer: Pointer | null) {
    if (pointer || this.own.pointer) this.tell({ pointer });
  }

  setDrag(drag: Drag | null) {
    if (drag || this.own.drag) this.tell({ drag });
  }

  setEditing(editing: MapState['editing']) {
    if (editing || this.own.editing) this.tell({ editing });
  }

  private tell(part: Partial<MapState>) {
    this.own = { ...this.own, ...part };
    if (this.waiting !== undefined) return;
    const wait = Math.max(0, this.toldAt + pace - Date.now());
    if (wait === 0) this.send();
    else this.waiting = setTimeout(this.send, wait);
  }

  private send = () => {
    this.waiting = undefined;
    this.toldAt = Date.now();
    this.awareness.setLocalStateField('map', writeState(this.own));
  };
}

function otherOf(client: number, user: RoomUser, state: MapState): Other {
  return {
    client,
    user,
    view: state.view,
    selected: state.selected,
    dragging: state.drag?.id ?? null,
    editing: state.editing,
  };
}

function sameOther(a: Other, b: Other): boolean {
  return (
    a.view === b.view &&
    a.dragging === b.dragging &&
    a.user.id === b.user.id &&
    a.user.name === b.user.name &&
    a.editing?.id === b.editing?.id &&
    a.editing?.field === b.editing?.field &&
    a.selected.length === b.selected.length &&
    a.selected.every((id, i) => id === b.selected[i])
  );
}

function isUser(value: unknown): value is RoomUser {
  if (typeof value !== 'object' || value === null) return false;
  const user = value as Record<string, unknown>;
  return ['id', 'name', 'organisation', 'colour'].every((key) => typeof user[key] === 'string');
}

const ofRoom = new WeakMap<Awareness, MapPresence>();

/** The presence of a room's map: one, however many parts of the page ask. It lives as long as the room. */
export function presenceOf(room: { awareness: Awareness }): MapPresence {
  let presence = ofRoom.get(room.awareness);
  if (!presence) {
    const made = new MapPresence(room.awareness);
    ofRoom.set(room.awareness, made);
    room.awareness.on('destroy', () => made.destroy());
    presence = made;
  }
  return presence;
}
