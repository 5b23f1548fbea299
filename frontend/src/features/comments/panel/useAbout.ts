import type { Anchor, Thread } from '@/api';
import { useTranslation } from '@/i18n';
import type { Desk } from '../model';

const inText = new Set<Anchor['kind']>(['text', 'cell', 'image']);

/** What a thread is about, in words; `quoted` when they are somebody's text. */
export function useAbout(desk: Desk) {
  const { t } = useTranslation('comments');
  return (anchor: Anchor, kept?: Pick<Thread, 'quote'>): { words: string; quoted: boolean } => {
    if (anchor.kind === 'document') return { words: t('about.document'), quoted: false };
    if (inText.has(anchor.kind)) {
      const words = kept?.quote || anchor.quote || '';
      return words ? { words, quoted: true } : { words: t(`about.${anchor.kind}`), quoted: false };
    }
    const name = desk.entities?.nameOf(anchor) || kept?.quote || anchor.quote || '';
    return { words: name || t(`about.${anchor.kind}`), quoted: false };
  };
}
