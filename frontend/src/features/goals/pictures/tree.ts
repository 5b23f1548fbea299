import { shorten } from '@/design/textwidth';
import {
  accent,
  document,
  element,
  hairline,
  head,
  headHeight,
  margin,
  type Picture,
  quiet,
  soft,
  text,
} from '@/features/pictures/draw';
import type { Goal } from '../model';
import { healthMark } from './marks';
import { goalsOf, type PictureSource } from './source';
import type { GoalPictureWords } from './words';

const rowHeight = 28;
const titleWidth = 520;
const deepest = 8;
const columns = [
  { key: 'owner', width: 160 },
  { key: 'status', width: 120 },
  { key: 'health', width: 130 },
  { key: 'progress', width: 190 },
  { key: 'due', width: 110 },
] as const;

/** The outline with what is most asked for. All fields are in the other exports. */
export function treePicture({ store }: PictureSource, words: GoalPictureWords): Picture {
  const goals = goalsOf(store);
  const tree = store.tree();
  const width = 2 * margin + titleWidth + columns.reduce((sum, one) => sum + one.width, 0);
  const top = headHeight + 14;
  let drawn = '';
  let x = margin + titleWidth;
  for (const { key, width: wide } of columns) {
    drawn += text(x, headHeight + 4, shorten(words.fields[key], wide - 10, 12, 600), {
      size: 12,
      weight: 600,
      fill: quiet,
    });
    x += wide;
  }
  goals.forEach((goal, i) => {
    const y = top + i * rowHeight;
    const depth = Math.min(tree.depth(goal.id), deepest);
    const left = margin + depth * 18;
    const code = tree.code(goal.id);
    const title = goal.title.trim() || words.untitled;
    drawn += element('path', { d: `M${margin} ${y}H${width - margin}`, stroke: hairline });
    drawn += text(
      left,
      y + 18,
      shorten(`${code}  ${title}`, margin + titleWidth - left - 14, 12.5, 550),
      { size: 12.5, weight: depth === 0 ? 650 : 450 },
    );
    drawn += factsOf(goal, margin + titleWidth, y, store.progressOf(goal.id), words);
  });
  const bottom = top + goals.length * rowHeight;
  return document(
    width,
    bottom + margin,
    `${words.title}. ${words.subtitle}`,
    head(words, width) + drawn,
  );
}

type Progress = Parameters<GoalPictureWords['progress']>[0];

function factsOf(goal: Goal, from: number, y: number, progress: Progress, words: GoalPictureWords) {
  const said = {
    owner: words.person(goal.ownerId),
    status: words.status(goal.status ?? 'draft'),
    health: words.health(goal.health ?? 'unknown'),
    progress: words.progress(progress),
    due: goal.due ? words.day(goal.due) : '',
  };
  let drawn = '';
  let x = from;
  for (const { key, width } of columns) {
    let left = x;
    if (key === 'health') {
      drawn += healthMark(goal.health, x + 6, y + 14);
      left += 18;
    }
    if (key === 'progress' && progress.value !== null) {
      drawn +=
        element('rect', { x, y: y + 11, width: 64, height: 6, rx: 3, fill: soft }) +
        element('rect', {
          x,
          y: y + 11,
          width: bar(progress.value),
          height: 6,
          rx: 3,
          fill: accent,
        });
      left += 74;
    }
    drawn += text(left, y + 18, shorten(said[key], x + width - left - 10, 12), { size: 12 });
    x += width;
  }
  return drawn;
}

const bar = (percent: number) => (64 * Math.min(100, Math.max(0, percent))) / 100;
