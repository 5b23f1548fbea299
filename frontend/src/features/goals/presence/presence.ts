import type { Awareness } from 'y-protocols/awareness';
import type { Room, RoomUser } from '@/features/collab';

/** How often one's own doing is told, at most. */
const pace = 100;
const toldAtMost = 50;

/** What a tab says about itself, under the key `goals` of its presence. */
interface State {
  readonly view: string;
  readonly selected: readonly string[];
  readonly editing: { readonly id: string; readonly field: string } | null;
  readonly drag: { readonly id: string } | null;
}

/** Another tab in the same list. Frozen, and the same object until something in it changes. */
export interface Other extends State {
  readonly client: number;
  readonly user: RoomUser;
}

const nothing: State = { view: '', selected: [], editing: null, drag: null };

/** The live side of a goal list beside its document: who is where, doing what. */
export class GoalPresence {
  private others: readonly Other[] = [];
  private readonly listeners = new Set<() => void>();
  private own: State = nothing;
  private toldAt = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly awareness: Awareness) {
    awareness.on('change', this.read);
    this.read();
  }

  destroy() {
    clearTimeout(this.waiting);
    this.awareness.off('change', this.read);
    this.listeners.clear();
  }

  getOthers = (): readonly Other[] => this.others;

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Told together, a moment later. */
  tell(part: Partial<State>) {
    const next = { ...this.own, ...part };
    if (JSON.stringify(next) === JSON.stringify(this.own)) return;
    this.own = next;
    if (this.waiting !== undefined) return;
    const wait = Math.max(0, this.toldAt + pace - Date.now());
    this.waiting = setTimeout(this.send, wait);
  }

  private send = () => {
    this.waiting = undefined;
    this.toldAt = Date.now();
    const selected = this.own.selected.slice(0, toldAtMost);
    this.awareness.setLocalStateField('goals', { ...this.own, selected });
  };

  private read = () => {
    const before = new Map(this.others.map((other) => [other.client, other]));
    const now: Other[] = [];
    for (const [client, told] of this.awareness.getStates()) {
      if (client === this.awareness.clientID) continue;
      const state = readState(told.goals);
      const user: unknown = told.user;
      if (!state || !isUser(user)) continue;
      const other = { client, user, ...state };
      const was = before.get(client);
      const same = was && JSON.stringify(was) === JSON.stringify(other);
      now.push(same ? was : Object.freeze(other));
    }
    now.sort((a, b) => a.client - b.client);
    if (now.length === before.size && now.every((one, i) => one === this.others[i])) return;
    this.others = now;
    for (const listener of [...this.listeners]) listener();
  };
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

/** Null when it makes no sense. Others may send anything. */
export function readState(told: unknown): State | null {
  if (typeof told !== 'object' || told === null) return null;
  const { view, selected, editing, drag } = told as Record<string, unknown>;
  if (typeof view !== 'string' || !/^[a-z]{1,20}$/.test(view)) return null;
  const at = editing as { id?: unknown; field?: unknown } | null | undefined;
  const dragged = (drag as { id?: unknown } | null | undefined)?.id;
  return {
    view,
    selected: Array.isArray(selected) ? selected.filter(isId).slice(0, toldAtMost) : [],
    editing: at && isId(at.id) && isId(at.field) ? { id: at.id, field: at.field } : null,
    drag: isId(dragged) ? { id: dragged } : null,
  };
}

function isUser(value: unknown): value is RoomUser {
  const user = value as RoomUser | null | undefined;
  return typeof user?.id === 'string' && typeof user.name === 'string';
}

const presences = new WeakMap<Room, GoalPresence>();

/** The one of a room; it ends with the room's document. */
export function presenceOf(room: Room): GoalPresence {
  let presence = presences.get(room);
  if (!presence) {
    const made = new GoalPresence(room.awareness);
    room.doc.once('destroy', () => made.destroy());
    presences.set(room, made);
    presence = made;
  }
  return presence;
}
