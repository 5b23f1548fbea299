// A large goal list, as measurements need it: four levels, dates, departments,
// links of what waits for what.
import * as Y from 'yjs';

export const idOf = (i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;

/** One vision for each hundred goals, ten below it, and so on. */
function parentOf(i) {
  if (i % 100 === 0) return null;
  return i % 10 === 0 ? i - (i % 100) : i - (i % 10);
}

const departments = ['Care', 'Procurement', 'IT', 'Human resources', 'Communication', 'Building'];
const statuses = ['draft', 'proposed', 'adopted', 'in_progress', 'in_progress', 'achieved'];

function goalOf(i) {
  const goal = new Y.Map();
  const parent = parentOf(i);
  if (parent !== null) goal.set('parent', idOf(parent));
  goal.set('order', `b${String(i).padStart(5, '0')}`);
  goal.set('title', new Y.Text(`Goal ${i}: fewer falls at night in the homes of our town`));
  goal.set('description', new Y.Text(''));
  goal.set('status', statuses[i % statuses.length]);
  goal.set('health', i % 5 ? 'on_track' : 'at_risk');
  if (i % 10) goal.set('progress', i % 100);
  const year = 2026 + (i % 3);
  goal.set('start', `${year}-${String((i % 9) + 1).padStart(2, '0')}-01`);
  goal.set('due', `${year + 1}-${String((i % 12) + 1).padStart(2, '0')}-15`);
  if (i % 3) goal.set(`departments.${departments[i % departments.length]}`, true);
  return goal;
}

/** Fills a document in messages of 200 goals, below what the server takes at once. */
export function fill(doc, count) {
  const goals = doc.getMap('goals');
  const links = doc.getMap('links');
  for (let at = 0; at < count; at += 200) {
    doc.transact(() => {
      for (let i = at; i < at + 200; i += 1) {
        goals.set(idOf(i), goalOf(i));
        if (i % 10 === 5) {
          const link = new Y.Map();
          link.set('from_goal', idOf(i));
          link.set('to_kind', 'goal');
          link.set('to_id', idOf(i - 1));
          link.set('type', 'depends_on');
          links.set(idOf(i + 1_000_000), link);
        }
      }
    });
  }
}
