import { shorten, textWidth } from '@/design/textwidth';
import {
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
import { type Point, quadrants, threshold, toPixels, whole } from '../grid/coordinates';
import { type Label, placeLabels } from '../grid/labels';
import { pack, spacingFor } from '../grid/packing';
import { levels, type Stakeholder } from '../model';
import { categoryItems, mark } from './marks';
import type { PictureWords } from './words';

const widestName = 260;
const cutName = 120;
const nameSize = 11.5;

/** The power–interest grid as a picture: larger the more there are, so that names have room. */
export function gridPicture(stakeholders: readonly Stakeholder[], words: PictureWords): Picture {
  const placed = stakeholders.filter((one) => one.interest !== null && one.influence !== null);
  const waiting = stakeholders.filter((one) => one.interest === null || one.influence === null);
  const side = Math.round(Math.min(2400, Math.max(820, 240 + 75 * Math.sqrt(placed.length))));
  const size = { width: Math.round(side * 1.3), height: side };
  const left = margin + 56;
  const width = left + size.width + margin;
  const board = `translate(${left} ${headHeight})`;

  const spots = placed.map((one) => ({
    id: one.id,
    ...toPixels({ x: one.interest ?? 0, y: one.influence ?? 0 }, whole, size),
  }));
  const spacing = spacingFor(placed.length, size);
  const packed = pack(spots, spacing, size);
  const markSize = spacing * 0.86;
  const labels = placeLabels(
    placed.flatMap((one) => {
      const at = packed.get(one.id);
      if (!at) return [];
      const name = Math.min(widestName, textWidth(one.name || words.nameless, nameSize)) + 4;
      return [
        {
          id: one.id,
          x: at.x,
          y: at.y,
          widths: name > cutName ? [name, cutName] : [name],
          weight: (one.interest ?? 0) + (one.influence ?? 0),
        },
      ];
    }),
    markSize / 2,
    size,
  );

  let lines = '';
  let marks = '';
  for (const one of placed) {
    const at = packed.get(one.id);
    if (!at) continue;
    if (at.moved) {
      lines += element('path', {
        d: `M${at.truth.x.toFixed(1)} ${at.truth.y.toFixed(1)}L${at.x.toFixed(1)} ${at.y.toFixed(1)}`,
        stroke: quiet,
        'stroke-width': 0.7,
      });
    }
    marks += mark(one.mainCategory, at.x, at.y, markSize);
    const label = labels.get(one.id);
    if (label) marks += nameOf(one.name || words.nameless, at, label, markSize / 2);
  }

  let y = headHeight + size.height + 62;
  const key = legend(categoryItems(stakeholders, words), y, width);
  y = key.bottom + 14;
  const rest = waiting.length > 0 ? notPlaced(waiting, words, y, width) : { drawn: '', bottom: y };
  return document(
    width,
    rest.bottom + margin - 14,
    `${words.title}. ${words.subtitle}`,
    head(words, width) +
      element('g', { transform: board }, paperOf(size, words) + lines + marks) +
      axes(left, size, words) +
      key.drawn +
      rest.drawn,
  );
}

function nameOf(name: string, at: Point, { side, width }: Label, radius: number): string {
  const away = radius + 3;
  const x = side === 'right' ? at.x + away : side === 'left' ? at.x - away : at.x;
  const y = side === 'below' ? at.y + radius + 12 : side === 'above' ? at.y - radius - 5 : at.y + 4;
  const anchor = side === 'right' ? 'start' : side === 'left' ? 'end' : 'middle';
  return text(x, y, shorten(name, width, nameSize), { size: nameSize, 'text-anchor': anchor });
}

function paperOf(size: { width: number; height: number }, words: PictureWords): string {
  const middle = toPixels({ x: threshold, y: threshold }, whole, size);
  const names = quadrants.map((name, i) => {
    const right = i % 2 === 1;
    const below = i >= 2;
    return text(right ? size.width - 12 : 12, below ? size.height - 12 : 24, words.grid(name), {
      size: 14,
      weight: 600,
      fill: quiet,
      'text-anchor': right ? 'end' : 'start',
    });
  });
  return (
    element('rect', {
      x: middle.x,
      y: 0,
      width: size.width - middle.x,
      height: middle.y,
      fill: soft,
    }) +
    element('rect', { width: size.width, height: size.height, fill: 'none', stroke: hairline }) +
    element('path', {
      d: `M${middle.x} 0V${size.height}M0 ${middle.y}H${size.width}`,
      stroke: hairline,
      'stroke-width': 1.5,
    }) +
    names.join('')
  );
}

function axes(left: number, size: { width: number; height: number }, words: PictureWords): string {
  let drawn = '';
  for (const level of levels) {
    const at = toPixels({ x: level, y: level }, whole, size);
    drawn += text(left + at.x, headHeight + size.height + 18, words.level(level), {
      size: 11,
      fill: quiet,
      'text-anchor': 'middle',
    });
    drawn += text(left - 8, headHeight + at.y + 4, words.level(level), {
      size: 11,
      fill: quiet,
      'text-anchor': 'end',
    });
  }
  drawn += text(left + size.width / 2, headHeight + size.height + 38, words.grid('x_axis'), {
    size: 13,
    weight: 600,
    'text-anchor': 'middle',
  });
  const y = headHeight + size.height / 2;
  drawn += text(0, 0, words.grid('y_axis'), {
    size: 13,
    weight: 600,
    'text-anchor': 'middle',
    transform: `translate(${margin - 6} ${y}) rotate(-90)`,
  });
  return drawn;
}

/** Who has no place yet, in a paragraph: a picture must not lose anybody. */
function notPlaced(
  waiting: readonly Stakeholder[],
  words: PictureWords,
  top: number,
  width: number,
) {
  let y = top + 6;
  let drawn = text(margin, y, `${words.notPlaced} (${waiting.length})`, { size: 12, weight: 600 });
  let line = '';
  const flush = () => {
    y += 18;
    drawn += text(margin, y, line, { size: 12, fill: quiet });
    line = '';
  };
  const names = waiting.map((one) => one.name || words.nameless).sort((a, b) => a.localeCompare(b));
  for (const name of names) {
    const longer = line ? `${line}  ·  ${name}` : name;
    if (line && textWidth(longer, 12) > width - 2 * margin) {
      flush();
      line = name;
    } else line = longer;
  }
  if (line) flush();
  return { drawn, bottom: y + 14 };
}
