// A large stakeholder map, always the same: as many stakeholders and relations
// as asked for, with names as long as they are in life.
import * as Y from 'yjs';

const words = [
  'Kotihoidon palveluohjaus',
  'Omaishoitajien yhdistys',
  'Vanhusneuvosto',
  'Hankintapalvelut',
  'Tietohallinto ja tietoturva',
  'Hjemmeplejen',
  'Ældrerådet',
  'Indkøb og udbud',
  'Borgere',
  'Pårørende',
  'Digitalisering',
  'Socialtjänsten',
  'Upphandlingsenheten',
  'Anhöriga',
  'Velferðarsvið',
  'Öldungaráð',
  'Heimaþjónusta',
  'Innkjøp',
  'Pårørendeskolen',
  'Helsetjenesten',
];
const categories = ['management', 'user', 'supplier', 'premise_setter', 'other', null];
const engagements = ['unaware', 'resistant', 'neutral', 'supportive', 'leading'];
const types = [
  'reports_to',
  'member_of',
  'governs',
  'funds',
  'supplies',
  'advises',
  'informs',
  'collaborates',
];
const qualities = ['good', 'neutral', 'strained', 'unknown'];

/** Numbers from 0 to 1 that look like chance and are the same every time. */
export function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const idOf = (kind, i) => `00000000-0000-4000-8000-${kind}${String(i).padStart(11, '0')}`;
export const stakeholderId = (i) => idOf('1', i);

const tenth = (value) => Math.round(value * 10) / 10;

/** Fills the document in one transaction; `unplaced` of them have no place on the grid. */
export function fill(doc, { stakeholders = 500, relations = 800, unplaced = 10, seed = 7 } = {}) {
  const next = numbers(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  doc.transact(() => {
    const all = doc.getMap('stakeholders');
    for (let i = 0; i < stakeholders; i++) {
      const placed = i >= unplaced;
      // Most cluster, as people do: in the middle and to the upper right.
      const near = () =>
        tenth(Math.min(3, Math.max(0, 1.7 + (next() + next() + next() - 1.5) * 2)));
      const fields = {
        name: `${words[i % words.length]} ${Math.floor(i / words.length) + 1}`,
        kind: pick(['role', 'group', 'unit', 'organisation', 'council']),
        main_category: pick(categories),
        interest: placed ? near() : null,
        influence: placed ? near() : null,
        engagement_now: i % 4 === 0 ? null : pick(engagements),
        engagement_wanted: i % 5 === 0 ? null : pick(engagements),
      };
      const entry = new Y.Map();
      for (const [key, value] of Object.entries(fields)) if (value !== null) entry.set(key, value);
      all.set(stakeholderId(i), entry);
    }
    const ties = doc.getMap('relations');
    for (let i = 0; i < relations; i++) {
      // A few have many relations, most have few, some have none.
      const from = Math.floor(next() ** 2 * stakeholders * 0.95);
      const to = Math.floor(next() * stakeholders * 0.95);
      if (from === to) continue;
      const entry = new Y.Map();
      entry.set('from_id', stakeholderId(from));
      entry.set('to_id', stakeholderId(to));
      entry.set('type', pick(types));
      entry.set('directed', true);
      entry.set('strength', 1 + Math.floor(next() * 3));
      entry.set('quality', pick(qualities));
      entry.set('state', next() < 0.8 ? 'current' : 'desired');
      ties.set(idOf('2', i), entry);
    }
  });
}
