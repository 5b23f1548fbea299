import type { HeadWords } from '@/features/pictures/draw';
import { formatDate, type Translate } from '@/i18n';
import type { Grouping } from '../board/columns';
import { columnName } from '../board/useColumnName';
import type { CoverKind } from '../coverage/columns';
import type { Cover } from '../coverage/matrix';
import { sayNumber } from '../inputs';
import type { GoalProgress, Health, Status } from '../model';
import type { View } from '../view';

/** All words a picture needs, in the person's language: drawing itself knows none. */
export interface GoalPictureWords extends HeadWords {
  language: string;
  untitled: string;
  none: string;
  status: (key: Status) => string;
  health: (key: Health) => string;
  /** How far, in percent, or why that is not known. */
  progress: (progress: GoalProgress) => string;
  day: (iso: string) => string;
  /** "Due 30 June 2028". */
  due: (iso: string) => string;
  person: (id: string | null) => string;
  column: (grouping: Grouping, key: string) => string;
  step: (step: number) => string;
  today: string;
  quarter: (number: number) => string;
  goal: string;
  activity: string;
  early: (count: number) => string;
  cover: (cover: NonNullable<Cover>) => string;
  obligatory: string;
  count: string;
  whole: string;
  uncovered: (kind: CoverKind, count: number) => string;
  bare: (kind: CoverKind, count: number) => string;
  fields: Record<'owner' | 'status' | 'health' | 'progress' | 'due', string>;
}

interface Said {
  /** Knows the texts of views first. */
  t: Translate;
  language: string;
  /** Of the list. */
  title: string;
  view: View;
  now: Date;
  personName: (id: string | null) => string;
  organisationName: (id: string | null) => string;
}

/** The words of a picture in the person's language, as of now. */
export function pictureWords(said: Said): GoalPictureWords {
  const { t, language, title, view, now, personName, organisationName } = said;
  const day = (iso: string) => formatDate(iso, language);
  const field = (key: string) => t(`goals:fields.${key}`);
  return {
    title,
    subtitle: `${t(`goals:views.${view}`)} · ${day(now.toISOString())}`,
    language,
    untitled: t('untitled'),
    none: t('board.none'),
    status: (key) => t(`goals:values.status.${key}`),
    health: (key) => t(`goals:values.health.${key}`),
    progress: ({ value, reason }) =>
      value === null
        ? t(`goals:reasons.${reason ?? 'no_value'}`)
        : `${sayNumber(Math.round(value), language)} %`,
    day,
    due: (iso) => t('board.due', { date: day(iso) }),
    person: personName,
    column: columnName(t, personName, organisationName),
    step: (step) => t(`connect:steps.${step}.title`),
    today: t('timeline.today'),
    quarter: (number) => t('periods.quarterly', { number, year: '' }).trim(),
    goal: t('timeline.corner'),
    activity: t('timeline.activities'),
    early: (count) => t('timeline.early', { count }),
    cover: (cover) => t(`coverage.${cover}`),
    obligatory: t('coverage.obligatory'),
    count: t('coverage.count'),
    whole: t('coverage.whole'),
    uncovered: (kind, count) => t(`coverage.uncovered.${kind}`, { count }),
    bare: (kind, count) => t(`coverage.bare.${kind}`, { count }),
    fields: {
      owner: field('ownerId'),
      status: field('status'),
      health: field('health'),
      progress: field('progress'),
      due: field('due'),
    },
  };
}
