import { ImageIcon } from '@navikt/aksel-icons';
import { announce, Menu } from '@/design';
import { today, useTranslation } from '@/i18n';
import type { Picture } from './svg';

interface PictureMenuProps {
  /** Of the document. */
  title: string;
  /** The view that is open, in the person's language. */
  view: string;
  draw: (now: Date) => Promise<Picture>;
}

type Kind = 'svg' | 'png';

/** Downloads the view that is open as a picture. */
export function PictureMenu({ title, view, draw }: PictureMenuProps) {
  const { t } = useTranslation('pictures');
  const make = async (kind: Kind) => {
    const now = new Date();
    announce(t('making'));
    try {
      const [picture, { download, fileName, pngOf }] = await Promise.all([
        draw(now),
        import('./png'),
      ]);
      const blob =
        kind === 'png' ? await pngOf(picture) : new Blob([picture.svg], { type: 'image/svg+xml' });
      download(blob, fileName(title, view, today(now), kind));
      announce(t('made'));
    } catch {
      announce(t('failed'));
    }
  };
  return (
    <Menu
      label={t('label')}
      className="picture-menu"
      items={(['png', 'svg'] as const).map((kind) => ({
        id: kind,
        label: t(kind),
        choose: () => void make(kind),
      }))}
    >
      <ImageIcon aria-hidden />
    </Menu>
  );
}
