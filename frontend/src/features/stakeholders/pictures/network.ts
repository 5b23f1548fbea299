import { textWidth } from '@/design/textwidth';
import {
  danger,
  document,
  element,
  hairline,
  head,
  headHeight,
  ink,
  type LegendItem,
  legend,
  margin,
  type Picture,
  paper,
  quiet,
  text,
} from '@/features/pictures/draw';
import type { Point, Relation, Stakeholder } from '../model';
import {
  type Card,
  cardName,
  cardWidth,
  dashOf,
  lanesOf,
  lineBetween,
  nameSize,
  nodeHeight,
  strokeOf,
} from '../network/geometry';
import { categoryItems, mark } from './marks';
import type { PictureWords } from './words';

/** The network as it stands in this tab: everyone, every relation, with its words when there are few. */
export function networkPicture(
  stakeholders: readonly Stakeholder[],
  relations: readonly Relation[],
  places: ReadonlyMap<string, Point>,
  words: PictureWords,
): Picture {
  const cards = new Map<string, Card>();
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { id, name } of stakeholders) {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    const width = cardWidth(name);
    cards.set(id, { x, y, width });
    left = Math.min(left, x - width / 2);
    right = Math.max(right, x + width / 2);
    top = Math.min(top, y - nodeHeight);
    bottom = Math.max(bottom, y + nodeHeight);
  }
  if (cards.size === 0) [left, right, top, bottom] = [0, 400, 0, 100];
  const width = Math.max(720, right - left + 2 * margin);
  const shown = relations.filter((one) => cards.has(one.fromId) && cards.has(one.toId));
  const lanes = lanesOf(shown);
  const withWords = shown.length <= 250;

  let lines = '';
  let labels = '';
  for (const relation of shown) {
    const from = cards.get(relation.fromId);
    const to = cards.get(relation.toId);
    if (!from || !to) continue;
    const { path, middle } = lineBetween(from, to, lanes.get(relation.id) ?? 0);
    lines += lineOf(relation, path);
    if (withWords) labels += labelOf(words.relation(relation), middle);
  }
  const boxes = stakeholders.map((one) => cardOf(one, cards.get(one.id), words)).join('');
  const shift = `translate(${(width - (right - left)) / 2 - left} ${headHeight - top})`;
  const bodyBottom = headHeight + bottom - top + 30;
  const key = legend(
    [...categoryItems(stakeholders, words), ...lineItems(shown, words)],
    bodyBottom,
    width,
  );
  return document(
    width,
    key.bottom + margin - 14,
    `${words.title}. ${words.subtitle}`,
    arrow +
      head(words, width) +
      element('g', { transform: shift }, lines + boxes + labels) +
      key.drawn,
  );
}

const arrow = element(
  'defs',
  {},
  element(
    'marker',
    {
      id: 'arrow',
      viewBox: '0 0 10 10',
      refX: 9,
      refY: 5,
      markerUnits: 'userSpaceOnUse',
      markerWidth: 11,
      markerHeight: 11,
      orient: 'auto-start-reverse',
    },
    element('path', { d: 'M1 1L9 5L1 9Z', fill: quiet }),
  ),
);

function lineOf(
  relation: Pick<Relation, 'quality' | 'state' | 'strength' | 'directed'>,
  d: string,
) {
  const stroke = relation.quality === 'strained' ? danger : quiet;
  const width = strokeOf(relation);
  const end = relation.directed ? 'url(#arrow)' : undefined;
  const dash = dashOf(relation);
  const common = { d, fill: 'none', 'marker-end': end, 'stroke-dasharray': dash };
  if (relation.state !== 'desired') {
    return element('path', { ...common, stroke, 'stroke-width': width });
  }
  return (
    element('path', { d, fill: 'none', stroke, 'stroke-width': width + 3 }) +
    element('path', { d, fill: 'none', stroke: paper, 'stroke-width': width + 0.6 }) +
    element('path', { ...common, stroke, 'stroke-width': 1 })
  );
}

function labelOf(words: string, { x, y }: Point): string {
  return text(x, y - 4, words, {
    size: 10.5,
    fill: quiet,
    'text-anchor': 'middle',
    stroke: paper,
    'stroke-width': 3,
    'paint-order': 'stroke',
    'stroke-linejoin': 'round',
  });
}

function cardOf(one: Stakeholder, card: Card | undefined, words: PictureWords): string {
  if (!card) return '';
  const name = cardName(one.name || words.nameless);
  const start = card.x - (18 + textWidth(name, nameSize, 550)) / 2;
  return (
    element('rect', {
      x: card.x - card.width / 2,
      y: card.y - nodeHeight / 2,
      width: card.width,
      height: nodeHeight,
      rx: nodeHeight / 2,
      fill: paper,
      stroke: hairline,
      'stroke-width': 1.2,
    }) +
    mark(one.mainCategory, start + 6, card.y, 15) +
    text(start + 19, card.y + 4.5, name, { size: nameSize, weight: 550, fill: ink })
  );
}

/** Only what there is: the patterns of quality, and the hollow line of what is wanted. */
function lineItems(relations: readonly Relation[], words: PictureWords): LegendItem[] {
  const items: LegendItem[] = [];
  for (const quality of ['good', 'neutral', 'strained', 'unknown'] as const) {
    if (!relations.some((one) => (one.quality ?? 'unknown') === quality)) continue;
    items.push({ draw: sample({ quality, state: 'current' }), words: words.quality(quality) });
  }
  if (relations.some((one) => one.state === 'desired')) {
    items.push({ draw: sample({ quality: 'good', state: 'desired' }), words: words.desired });
  }
  return items;
}

function sample(relation: Pick<Relation, 'quality' | 'state'>) {
  return (x: number, y: number) =>
    lineOf({ ...relation, strength: 2, directed: false }, `M${x - 4} ${y - 4}h24`);
}
