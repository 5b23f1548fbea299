import { wrap } from '@/design/textwidth';
import {
  document,
  element,
  hairline,
  head,
  headHeight,
  margin,
  type Picture,
  paper,
  quiet,
  soft,
  text,
} from '@/features/pictures/draw';
import { remembered } from '@/features/shareddoc';
import { columnsOf, groupings } from '../board/columns';
import type { Goal } from '../model';
import { healthMark } from './marks';
import { goalsOf, type PictureSource } from './source';
import type { GoalPictureWords } from './words';

const columnWidth = 216;
const gap = 12;
const padding = 10;
const lineHeight = 16;
/** Bold letters take more room than those that are measured. */
const titleWidth = (columnWidth - 12 - 2 * padding) * 0.92;

/** The board: all columns, all their cards. */
export function boardPicture(source: PictureSource, words: GoalPictureWords): Picture {
  const { store, documentId, members, organisations } = source;
  const grouping = remembered('board', documentId, groupings);
  const people = (grouping === 'owner' ? members : organisations).map(({ id }) => id);
  const columns = columnsOf(goalsOf(store), grouping, people);
  const width = 2 * margin + columns.length * (columnWidth + gap) - gap;
  const top = headHeight;
  let bottom = top + 60;
  let cards = '';
  columns.forEach(({ key, ids }, i) => {
    const x = margin + i * (columnWidth + gap);
    let y = top + 26;
    const name = `${words.column(grouping, key)} (${ids.length})`;
    for (const line of wrap(name, columnWidth - 2 * padding, 12.5, 2)) {
      cards += text(x + padding, y, line, { size: 12.5, weight: 600 });
      y += lineHeight;
    }
    for (const id of ids) {
      const goal = store.goal(id);
      if (!goal) continue;
      const card = cardOf(goal, x + 6, y, source, words);
      cards += card.drawn;
      y += card.height + 8;
    }
    if (ids.length === 0) cards += text(x + padding, y + 4, words.none, { size: 12, fill: quiet });
    bottom = Math.max(bottom, y + 12);
  });
  const papers = columns.map((_, i) =>
    element('rect', {
      x: margin + i * (columnWidth + gap),
      y: top,
      width: columnWidth,
      height: bottom - top,
      rx: 8,
      fill: soft,
    }),
  );
  return document(
    Math.max(720, width),
    bottom + margin,
    `${words.title}. ${words.subtitle}`,
    head(words, Math.max(720, width)) + papers.join('') + cards,
  );
}

function cardOf(
  goal: Goal,
  x: number,
  y: number,
  { store }: PictureSource,
  words: GoalPictureWords,
) {
  const width = columnWidth - 12;
  const left = x + padding;
  const code = store.tree().code(goal.id);
  let at = y + 18;
  let drawn =
    healthMark(goal.health, left + 6, at - 4) +
    text(left + 18, at, `${code}  ${words.health(goal.health ?? 'unknown')}`, {
      size: 11,
      fill: quiet,
    });
  at += 18;
  for (const line of wrap(goal.title.trim() || words.untitled, titleWidth, 12.5, 8)) {
    drawn += text(left, at, line, { size: 12.5, weight: 550 });
    at += lineHeight;
  }
  const progress = store.progressOf(goal.id);
  const facts = [
    progress.of > 0 || progress.value !== null ? words.progress(progress) : '',
    goal.due ? words.due(goal.due) : '',
    words.person(goal.ownerId),
  ];
  for (const fact of facts.filter(Boolean)) {
    for (const line of wrap(fact, width - 2 * padding, 11, 2)) {
      drawn += text(left, at, line, { size: 11, fill: quiet });
      at += 15;
    }
  }
  const height = at - y - 4;
  const box = element('rect', { x, y, width, height, rx: 6, fill: paper, stroke: hairline });
  return { drawn: box + drawn, height };
}
