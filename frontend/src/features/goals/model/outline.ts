import type { GoalFields } from './entities';
import { keysBetween } from './order';
import type { GoalWords, Members } from './writing';

// A nested list on its way to become goals.

export interface OutlineGoal {
  title: string;
  texts?: GoalWords;
  fields?: Partial<GoalFields>;
  members?: Members;
  children: Outline;
  id?: string;
}
export type Outline = readonly OutlineGoal[];

export interface Placed extends Omit<OutlineGoal, 'children' | 'id'> {
  id: string;
  parent: string | null;
  order: string;
  /** 0 for the topmost of the list. */
  depth: number;
}

export function sizeOf(outline: Outline): number {
  let size = 0;
  const waiting = [...outline];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    size += 1;
    for (const child of next.children) waiting.push(child);
  }
  return size;
}

/** Levels below each other. */
export function levelsOf(outline: Outline): number {
  let levels = 0;
  const waiting = outline.map((goal) => ({ goal, level: 1 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    levels = Math.max(levels, next.level);
    for (const goal of next.goal.children) waiting.push({ goal, level: next.level + 1 });
  }
  return levels;
}

/** Its goals one after the other, parents first, each with an id and its place. */
export function withOrders(
  outline: Outline,
  parent: string | null,
  orders: readonly string[],
): Placed[] {
  const placed: Placed[] = [];
  const stack: {
    goals: Outline;
    parent: string | null;
    orders: readonly string[];
    next: number;
  }[] = [{ goals: outline, parent, orders, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const goal = top.goals[top.next];
    if (!goal) {
      stack.pop();
      continue;
    }
    const { children, id = crypto.randomUUID(), ...rest } = goal;
    const order = top.orders[top.next] ?? 'a0';
    placed.push({ ...rest, id, parent: top.parent, order, depth: stack.length - 1 });
    top.next += 1;
    if (children.length > 0) {
      const below = keysBetween(null, null, children.length) ?? [];
      stack.push({ goals: children, parent: id, orders: below, next: 0 });
    }
  }
  return placed;
}
