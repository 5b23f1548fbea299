import { describe, expect, it } from 'vitest';
import type { Picture } from '@/features/pictures/draw';
import type { Relation, Stakeholder } from '../model';
import { engagementPicture } from './engagement';
import { gridPicture } from './grid';
import { networkPicture } from './network';
import { tablePicture } from './table';
import type { PictureWords } from './words';

const same = (key: string | number) => String(key);
const words: PictureWords = {
  title: 'Hvem berøres? <"&\'>\u0000',
  subtitle: 'Kort · 22. nov. 2026',
  category: same,
  grid: same,
  level: same,
  engagement: same,
  now: 'Nu',
  wanted: 'Ønsket',
  notPlaced: 'Ikke placeret',
  notAssessed: 'Ikke vurderet',
  nameless: 'Uden navn',
  relation: () => 'informs',
  quality: same,
  desired: 'Desired',
  columns: {
    name: 'Navn',
    category: 'Kategori',
    role: 'Rolle',
    interest: 'Interesse',
    influence: 'Indflydelse',
    engagementNow: 'Nu',
    engagementWanted: 'Ønsket',
    owner: 'Ansvarlig',
  },
  role: same,
  person: same,
  number: (value) => value.toFixed(1),
};

const one = (id: string, more: Partial<Stakeholder> = {}): Stakeholder =>
  ({
    id,
    name: `Sámi & <b>Þóra</b> ${id}`,
    mainCategory: 'user',
    domainRole: null,
    interest: 2,
    influence: 2.5,
    engagementNow: 'neutral',
    engagementWanted: 'leading',
    ownerId: null,
    ...more,
  }) as Stakeholder;
const relation = (id: string, more: Partial<Relation> = {}): Relation =>
  ({
    id,
    fromId: 'a',
    toId: 'b',
    type: 'informs',
    directed: true,
    strength: 2,
    quality: 'strained',
    state: 'desired',
    note: null,
    evidenceUrl: null,
    ...more,
  }) as Relation;

const people = [
  one('a'),
  one('b', { mainCategory: null, interest: null }),
  one('c', { engagementNow: null, engagementWanted: null }),
];
const places = new Map([
  ['a', { x: 0, y: 0 }],
  ['b', { x: 300, y: 100 }],
]);

const all: Record<string, (list: Stakeholder[]) => Picture> = {
  grid: (list) => gridPicture(list, words),
  network: (list) => networkPicture(list, [relation('r')], places, words),
  engagement: (list) => engagementPicture(list, words),
  table: (list) => tablePicture(list, words),
};

describe.each(Object.entries(all))('the picture of the %s', (_, draw) => {
  it.each([
    ['people', people],
    ['nobody', []],
  ])('is sound XML with %s, and stands alone', (_who, list) => {
    const { svg, width, height } = draw(list as Stakeholder[]);
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.documentElement.tagName).toBe('svg');
    expect(width).toBeGreaterThan(100);
    expect(height).toBeGreaterThan(100);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    // Nothing from elsewhere, no styles, no scripts.
    expect(svg).not.toMatch(/href|<style|<script|<image|@import|url\((?!#)/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  });

  it('takes names as names, and loses nobody', () => {
    const { svg } = draw(people);
    expect(svg).not.toContain('<b>');
    expect(svg).not.toContain('\u0000');
    expect(svg).toContain('S\u00e1mi &amp; &lt;b&gt;');
    expect(svg.match(/S\u00e1mi/g)?.length).toBe(3);
  });
});
