import { shorten } from '@/design/textwidth';
import {
  accent,
  document,
  element,
  hairline,
  head,
  headHeight,
  legend,
  margin,
  type Picture,
  quiet,
  text,
} from '@/features/pictures/draw';
import { rankOf, rowsOf } from '../engagement/rows';
import { engagementGap, engagements, type Stakeholder } from '../model';
import { categoryItems, mark, nowMark, wantedMark } from './marks';
import type { PictureWords } from './words';

const nameWidth = 300;
const columnWidth = 112;
const rowHeight = 28;

/** The engagement matrix as a picture; those not assessed are listed at the end. */
export function engagementPicture(
  stakeholders: readonly Stakeholder[],
  words: PictureWords,
): Picture {
  const rows = rowsOf(stakeholders, true);
  const first = margin + nameWidth;
  const width = first + engagements.length * columnWidth + margin;
  let y = headHeight + 24;
  let drawn = engagements
    .map((one, i) =>
      text(first + (i + 0.5) * columnWidth, headHeight + 8, words.engagement(one), {
        size: 12,
        weight: 600,
        'text-anchor': 'middle',
      }),
    )
    .join('');
  for (const row of rows) {
    if (row.kind !== 'stakeholder') {
      const title = row.kind === 'rest' ? words.notAssessed : words.category(row.category);
      drawn += text(margin, y + 20, `${title} (${row.count})`, {
        size: 12,
        weight: 600,
        fill: quiet,
      });
    } else drawn += rowOf(row.one, first, y, width, words);
    y += rowHeight;
  }
  const key = legend(
    [
      { draw: (x, at) => nowMark(x + 9, at - 4), words: words.now },
      { draw: (x, at) => wantedMark(x + 9, at - 4), words: words.wanted },
      ...categoryItems(stakeholders, words),
    ],
    y + 34,
    width,
  );
  return document(
    width,
    key.bottom + margin - 14,
    `${words.title}. ${words.subtitle}`,
    head(words, width) + drawn + key.drawn,
  );
}

function rowOf(one: Stakeholder, first: number, y: number, width: number, words: PictureWords) {
  const middle = y + rowHeight / 2;
  const now = rankOf(one.engagementNow);
  const wanted = rankOf(one.engagementWanted);
  const gap = engagementGap(one);
  const at = (rank: number) => first + (rank + 0.5) * columnWidth;
  let drawn = element('path', { d: `M${margin} ${y}H${width - margin}`, stroke: hairline });
  drawn += mark(one.mainCategory, margin + 7, middle, 13);
  drawn += text(
    margin + 22,
    middle + 4,
    shorten(one.name || words.nameless, nameWidth - 64, 12.5),
    {
      size: 12.5,
    },
  );
  if (gap) {
    drawn += text(first - 12, middle + 4, gap > 0 ? `+${gap}` : `−${-gap}`, {
      size: 12,
      weight: 600,
      fill: quiet,
      'text-anchor': 'end',
    });
  }
  if (now >= 0 && wanted >= 0 && now !== wanted) {
    drawn += element('path', {
      d: `M${at(now)} ${middle}H${at(wanted)}`,
      stroke: accent,
      'stroke-width': 2,
    });
  }
  if (wanted >= 0) drawn += wantedMark(at(wanted), middle);
  if (now >= 0) drawn += nowMark(at(now), middle);
  return drawn;
}
