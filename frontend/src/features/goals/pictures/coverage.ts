import { shorten, wrap } from '@/design/textwidth';
import {
  accent,
  danger,
  document,
  element,
  hairline,
  head,
  headHeight,
  legend,
  margin,
  type Picture,
  quiet,
  soft,
  text,
} from '@/features/pictures/draw';
import { remembered } from '@/features/shareddoc';
import {
  type CoverColumn,
  type CoverKind,
  coverColumns,
  coveredBy,
  coverKinds,
  ownColumns,
} from '../coverage/columns';
import { type Cover, type Matrix, matrixOf } from '../coverage/matrix';
import { goalsOf, type PictureSource } from './source';
import type { GoalPictureWords } from './words';

const nameWidth = 360;
const columnWidth = 116;
const rowHeight = 26;
const lineHeight = 15;

/** Goals by what they cover, and under it in words what nobody covers. */
export function coveragePicture(source: PictureSource, words: GoalPictureWords): Picture {
  const { store, references } = source;
  const kind = kindOf(source);
  const goals = goalsOf(store);
  const tree = store.tree();
  const columns = coverColumns(kind, {
    goals,
    references,
    language: words.language,
    stepName: words.step,
  });
  const covered = coveredBy(store.links().values());
  const matrix = matrixOf(
    goals.map((goal) => ({
      id: goal.id,
      depth: tree.depth(goal.id),
      parent: tree.parent(goal.id),
      own: ownColumns(kind, goal, covered),
    })),
    columns.map(({ key }) => key),
  );
  const width = Math.max(720, 2 * margin + nameWidth + columns.length * columnWidth);
  const first = margin + nameWidth;
  const names = headOf(columns, first, words);
  let y = names.bottom;
  let drawn = names.drawn + countsOf(matrix, columns, first, y, words);
  y += rowHeight;
  for (const { id, depth } of matrix.rows) {
    const left = margin + Math.min(depth, 8) * 14;
    const title = `${tree.code(id)}  ${store.goal(id)?.title.trim() || words.untitled}`;
    drawn += element('path', { d: `M${margin} ${y}H${width - margin}`, stroke: hairline });
    drawn += text(left, y + 17, shorten(title, first - left - 12, 12), { size: 12 });
    columns.forEach(({ key }, i) => {
      const cover = matrix.cover(id, key);
      if (cover) drawn += coverMark(cover, first + (i + 0.5) * columnWidth, y + rowHeight / 2);
    });
    y += rowHeight;
  }
  drawn += element('path', { d: `M${margin} ${y}H${width - margin}`, stroke: hairline });
  const key = legend(
    (['own', 'below'] as const).map((cover) => ({
      draw: (x, at) => coverMark(cover, x + 9, at - 4),
      words: words.cover(cover),
    })),
    y + 32,
    width,
  );
  const gaps = gapsOf(matrix, columns, source, kind, words, key.bottom + 20, width);
  return document(
    width,
    gaps.bottom + margin - 10,
    `${words.title}. ${words.subtitle}`,
    head(words, width) + drawn + key.drawn + gaps.drawn,
  );
}

/** What this device shows the coverage of. */
function kindOf({ documentId, references }: PictureSource): CoverKind {
  const kind = remembered('coverage', documentId, coverKinds);
  return kind === 'references' && references.length === 0 ? 'departments' : kind;
}

/** Names of the columns, as many lines as they need up to four. */
function headOf(columns: readonly CoverColumn[], first: number, words: GoalPictureWords) {
  const lines = columns.map(({ name }) => wrap(name, columnWidth - 12, 11.5, 4));
  const tallest = Math.max(1, ...lines.map((some) => some.length));
  const must = columns.some(({ obligatory }) => obligatory) ? 1 : 0;
  const bottom = headHeight + (tallest + must) * lineHeight;
  let drawn = '';
  lines.forEach((some, i) => {
    const x = first + (i + 0.5) * columnWidth;
    const top = bottom - (some.length + must) * lineHeight;
    some.forEach((line, n) => {
      drawn += text(x, top + n * lineHeight, line, {
        size: 11.5,
        weight: 600,
        'text-anchor': 'middle',
      });
    });
    if (columns[i]?.obligatory)
      drawn += text(x, bottom - lineHeight, words.obligatory, {
        size: 11,
        fill: danger,
        'text-anchor': 'middle',
      });
  });
  return { drawn, bottom };
}

function countsOf(
  matrix: Matrix,
  columns: readonly CoverColumn[],
  first: number,
  y: number,
  words: GoalPictureWords,
) {
  let drawn = text(margin, y + 14, words.count, { size: 12, weight: 600, fill: quiet });
  columns.forEach(({ key }, i) => {
    const count = matrix.counts.get(key) ?? 0;
    drawn += text(first + (i + 0.5) * columnWidth, y + 14, `${count}`, {
      size: 12,
      weight: 600,
      fill: count === 0 ? danger : quiet,
      'text-anchor': 'middle',
    });
  });
  return drawn;
}

const coverMark = (cover: NonNullable<Cover>, x: number, y: number) =>
  cover === 'own'
    ? element('circle', { cx: x, cy: y, r: 9, fill: soft }) +
      element('path', {
        d: `M${x - 5} ${y}l3.6 3.8l6.6 -7.4`,
        fill: 'none',
        stroke: accent,
        'stroke-width': 2.2,
      })
    : element('circle', { cx: x, cy: y, r: 3, fill: 'none', stroke: quiet, 'stroke-width': 1.5 });

/** What is missing, in sentences: a table of ticks does not say it. */
function gapsOf(
  matrix: Matrix,
  columns: readonly CoverColumn[],
  { store }: PictureSource,
  kind: CoverKind,
  words: GoalPictureWords,
  top: number,
  width: number,
) {
  const nameOf = (id: string) => store.goal(id)?.title.trim() || words.untitled;
  const empty = columns.filter(({ key }) => matrix.counts.get(key) === 0).map(({ name }) => name);
  const bare = kind === 'references' ? [] : matrix.bare.map(nameOf);
  const parts = [
    ...(empty.length > 0 ? [`${words.uncovered(kind, empty.length)} ${empty.join(' · ')}`] : []),
    ...(bare.length > 0 ? [`${words.bare(kind, bare.length)}: ${bare.join(' · ')}`] : []),
  ];
  if (parts.length === 0) parts.push(words.whole);
  let y = top;
  let drawn = '';
  for (const part of parts) {
    for (const line of wrap(part, width - 2 * margin, 12, 12)) {
      drawn += text(margin, y, line, { size: 12 });
      y += 17;
    }
    y += 6;
  }
  return { drawn, bottom: y };
}
