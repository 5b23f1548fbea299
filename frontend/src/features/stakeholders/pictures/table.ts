import { shorten } from '@/design/textwidth';
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
  text,
} from '@/features/pictures/draw';
import type { Stakeholder } from '../model';
import { categoryItems, mark } from './marks';
import type { PictureWords } from './words';

const rowHeight = 26;

type Column = {
  title: string;
  width: number;
  value: (one: Stakeholder) => string;
};

/** A plain list of everyone with what is most asked for. All fields are in the other exports. */
export function tablePicture(stakeholders: readonly Stakeholder[], words: PictureWords): Picture {
  const { columns: title } = words;
  const number = (value: number | null) =>
    value === null ? '' : `${words.number(value)} ${words.level(Math.round(value))}`;
  const columns: Column[] = [
    { title: title.name, width: 290, value: (one) => one.name || words.nameless },
    {
      title: title.category,
      width: 130,
      value: (one) => (one.mainCategory ? words.category(one.mainCategory) : ''),
    },
    {
      title: title.role,
      width: 170,
      value: (one) => (one.domainRole ? words.role(one.domainRole) : ''),
    },
    { title: title.interest, width: 100, value: (one) => number(one.interest) },
    { title: title.influence, width: 100, value: (one) => number(one.influence) },
    {
      title: title.engagementNow,
      width: 120,
      value: (one) => (one.engagementNow ? words.engagement(one.engagementNow) : ''),
    },
    {
      title: title.engagementWanted,
      width: 120,
      value: (one) => (one.engagementWanted ? words.engagement(one.engagementWanted) : ''),
    },
    {
      title: title.owner,
      width: 150,
      value: (one) => (one.ownerId ? words.person(one.ownerId) : ''),
    },
  ];
  const width = 2 * margin + columns.reduce((sum, column) => sum + column.width, 0);
  const rows = [...stakeholders].sort(
    (a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
  );
  let x = margin;
  let drawn = '';
  for (const column of columns) {
    drawn += text(x, headHeight + 6, shorten(column.title, column.width - 10, 12, 600), {
      size: 12,
      weight: 600,
      fill: quiet,
    });
    x += column.width;
  }
  rows.forEach((one, i) => {
    const y = headHeight + 18 + i * rowHeight;
    drawn += element('path', { d: `M${margin} ${y}H${width - margin}`, stroke: hairline });
    drawn += mark(one.mainCategory, margin + 6, y + rowHeight / 2, 12);
    let left = margin;
    columns.forEach((column, c) => {
      const from = c === 0 ? left + 20 : left;
      const most = column.width - (c === 0 ? 32 : 12);
      const value = column.value(one);
      if (value) drawn += text(from, y + 17, shorten(value, most, 12), { size: 12 });
      left += column.width;
    });
  });
  const key = legend(
    categoryItems(stakeholders, words),
    headHeight + 18 + rows.length * rowHeight + 34,
    width,
  );
  return document(
    width,
    key.bottom + margin - 14,
    `${words.title}. ${words.subtitle}`,
    head(words, width) + drawn + key.drawn,
  );
}
