import { shorten } from '@/design/textwidth';
import {
  accent,
  danger,
  document,
  element,
  hairline,
  head,
  headHeight,
  type LegendItem,
  legend,
  margin,
  type Picture,
  paper,
  quiet,
  soft,
  text,
} from '@/features/pictures/draw';
import { today } from '@/i18n';
import { type Arrow, arrowOf, type Bar, barOf } from '../timeline/bars';
import { dependenciesOf, type Row, rowsOf } from '../timeline/rows';
import { dayOf, readDay, type Scale, scaleFor, ticksOf } from '../timeline/scale';
import { healthMark } from './marks';
import { goalsOf, type PictureSource } from './source';
import type { GoalPictureWords } from './words';

const nameWidth = 420;
const shownYears = 3;
const yearsWidth = 1050;
const rowHeight = 32;
const middle = rowHeight / 2;

/** Goals and activities on a line of years, with what waits for what. */
export function timelinePicture(source: PictureSource, words: GoalPictureWords): Picture {
  const { store, now } = source;
  const day = dayOf(today(now));
  const tree = store.tree();
  const rows = rowsOf(
    {
      goals: goalsOf(store),
      depthOf: tree.depth,
      codeOf: tree.code,
      plans: store.plans().values(),
      actionsOf: store.actionsOf,
    },
    true,
    false,
  );
  const days = rows.flatMap(({ start, due }) => [readDay(start), readDay(due)]);
  const scale = scaleFor(
    shownYears,
    yearsWidth,
    day,
    days.filter((day) => day !== null),
  );
  const left = margin + nameWidth;
  const width = left + scale.width + margin;
  const top = headHeight + 40;
  const height = rows.length * rowHeight;
  const bars = rows.map((row) => barOf(row, scale));
  const places = new Map(rows.map(({ id }, i) => [id, i]));
  const barAt = (id: string) => {
    const i = places.get(id);
    const bar = i === undefined ? null : bars[i];
    return bar && i !== undefined ? { bar, y: i * rowHeight + middle } : null;
  };
  const arrows = dependenciesOf(rows, store.links().values(), store.actions()).flatMap(
    (link) => arrowOf(link, barAt) ?? [],
  );
  const names = rows.map((row, i) => nameOf(row, top + i * rowHeight, width, source, words));
  const shapes = rows.map((row, i) => barShape(row, bars[i] ?? null, i * rowHeight, source));
  const inYears = element(
    'g',
    { transform: `translate(${left} ${top})` },
    linesOf(scale, day, height, words) + shapes.join('') + arrows.map(arrowShape).join(''),
  );
  const early = arrows.filter(({ tooEarly }) => tooEarly).length;
  const key = legend(keyItems(rows, early, words), top + height + 34, width);
  return document(
    width,
    key.bottom + margin - 14,
    `${words.title}. ${words.subtitle}`,
    head(words, width) + names.join('') + inYears + key.drawn,
  );
}

function nameOf(
  row: Row,
  y: number,
  width: number,
  { store }: PictureSource,
  words: GoalPictureWords,
) {
  const left = margin + Math.min(row.depth, 8) * 14;
  const isGoal = row.kind === 'goal';
  const name = `${row.code ? `${row.code}  ` : ''}${row.title.trim() || words.untitled}`;
  return (
    element('path', { d: `M${margin} ${y}H${width - margin}`, stroke: hairline }) +
    text(left, y + 20, shorten(name, margin + nameWidth - left - 34, 12), {
      size: 12,
      fill: isGoal ? undefined : quiet,
    }) +
    (isGoal
      ? healthMark(store.goal(row.id)?.health ?? null, margin + nameWidth - 18, y + middle)
      : '')
  );
}

/** Years and quarters above, their lines through everything, and today. */
function linesOf(scale: Scale, today: number, height: number, words: GoalPictureWords) {
  let drawn = '';
  for (const { day, kind, year, number } of ticksOf(scale, shownYears)) {
    const x = scale.x(day);
    const isYear = kind === 'year';
    drawn += element('path', {
      d: `M${x} ${isYear ? -36 : -16}V${height}`,
      stroke: isYear ? quiet : hairline,
      'stroke-width': isYear ? 0.8 : 1,
    });
    drawn += isYear
      ? text(x + 6, -24, `${year}`, { size: 13, weight: 600 })
      : text(x + 6, -5, words.quarter(number), { size: 11, fill: quiet });
  }
  const x = scale.x(today);
  return (
    drawn +
    element('path', { d: `M${x} -20V${height}`, stroke: accent, 'stroke-width': 2 }) +
    text(x + 5, -24, words.today, {
      size: 11.5,
      weight: 600,
      fill: accent,
      stroke: paper,
      'stroke-width': 4,
      'paint-order': 'stroke',
    })
  );
}

function barShape(row: Row, bar: Bar | null, top: number, { store }: PictureSource): string {
  if (!bar) return '';
  const isGoal = row.kind === 'goal';
  const y = top + middle;
  const tone = isGoal ? accent : quiet;
  if (bar.kind === 'due') return diamond(bar.x, y, row.over ? paper : tone, tone);
  const height = isGoal ? 16 : 9;
  const wrong = bar.kind === 'wrong';
  const progress = isGoal ? store.progressOf(row.id).value : null;
  const shape = element('rect', {
    x: bar.x,
    y: y - height / 2,
    width: bar.width,
    height,
    rx: 4,
    fill: row.over ? paper : soft,
    stroke: wrong ? danger : tone,
    'stroke-dasharray': wrong ? '2 2' : bar.kind === 'open' ? '4 3' : undefined,
  });
  const done = Math.min(100, progress ?? 0);
  return done > 0
    ? shape +
        element('rect', {
          x: bar.x,
          y: y + height / 2 - 5,
          width: (bar.width * done) / 100,
          height: 5,
          rx: 2,
          fill: accent,
        })
    : shape;
}

const diamond = (x: number, y: number, fill: string, stroke: string) =>
  element('path', { d: `M${x} ${y - 8}l8 8l-8 8l-8 -8z`, fill, stroke });

function arrowShape({ path, x, y, tooEarly }: Omit<Arrow, 'before' | 'after'>): string {
  const stroke = tooEarly ? danger : quiet;
  return (
    element('path', {
      d: path,
      fill: 'none',
      stroke,
      'stroke-width': 1.3,
      'stroke-dasharray': tooEarly ? '4 3' : undefined,
    }) + element('path', { d: `M${x} ${y}l-6 -3.5v7z`, fill: stroke })
  );
}

function keyItems(rows: readonly Row[], early: number, words: GoalPictureWords): LegendItem[] {
  const bar = (height: number, stroke: string) => (x: number, y: number) =>
    element('rect', { x, y: y - 4 - height / 2, width: 18, height, rx: 3, fill: soft, stroke });
  const items: LegendItem[] = [{ draw: bar(14, accent), words: words.goal }];
  if (rows.some(({ kind }) => kind === 'action'))
    items.push({ draw: bar(8, quiet), words: words.activity });
  items.push({ draw: (x, y) => diamond(x + 9, y - 4, accent, accent), words: words.fields.due });
  if (early > 0)
    items.push({
      draw: (x, y) =>
        arrowShape({ path: `M${x - 2} ${y - 4}h18`, x: x + 20, y: y - 4, tooEarly: true }),
      words: words.early(early),
    });
  return items;
}
