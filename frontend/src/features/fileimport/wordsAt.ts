import type { ImportWords } from './FileImportDialog';
import type { FileReport } from './report';

type Say = (key: string, values?: Record<string, unknown>) => string;

/**
 * What is said about importing one kind of thing, from texts that stand together:
 * intro, choose, columns, of, nothing, done, tooWide, empty, unreadable, noHeaders
 * below `at`. The others differ by document.
 */
export function wordsAt(
  t: Say,
  at: string,
  others: { title: string; nameless: string; undone: string },
): ImportWords<FileReport> {
  const say = (key: string, values?: Record<string, unknown>) => t(`${at}.${key}`, values);
  return {
    ...others,
    intro: say('intro'),
    choose: say('choose'),
    columns: say('columns'),
    summary: (report, file) => say('of', { file, count: report.rows.length }),
    nothingDetail: say('nothing'),
    done: (count) => say('done', { count }),
    refused: {
      tooWide: say('tooWide'),
      empty: say('empty'),
      unreadable: say('unreadable'),
      noHeaders: say('noHeaders'),
    },
  };
}
