import { ImageIcon } from '@navikt/aksel-icons';
import { announce, Menu } from '@/design';
import { useTranslation } from '@/i18n';
import type { MapStore } from '../model';
import type { View } from '../view';
import { usePictureWords } from './usePictureWords';

interface PictureMenuProps {
  store: MapStore;
  view: View;
  title: string;
  members: readonly { id: string; name: string }[];
}

type Kind = 'svg' | 'png';

/** Downloads the view that is open as a picture. What draws it is loaded when it is asked for. */
export function PictureMenu({ store, view, title, members }: PictureMenuProps) {
  const { t } = useTranslation(['stakeholderviews', 'stakeholders']);
  const wordsOf = usePictureWords(store, title, members);
  const make = async (kind: Kind) => {
    const now = new Date();
    announce(t('pictures.making'));
    try {
      const [{ drawView }, { download, fileName, pngOf }] = await Promise.all([
        import('./draw'),
        import('./png'),
      ]);
      const picture = await drawView(store, view, wordsOf(view, now));
      const blob =
        kind === 'png' ? await pngOf(picture) : new Blob([picture.svg], { type: 'image/svg+xml' });
      const day = now.toISOString().slice(0, 10);
      download(blob, fileName(title, t(`stakeholders:views.${view}`), day, kind));
      announce(t('pictures.made'));
    } catch {
      announce(t('pictures.failed'));
    }
  };
  return (
    <Menu
      label={t('pictures.label')}
      className="picture-menu"
      items={(['png', 'svg'] as const).map((kind) => ({
        id: kind,
        label: t(`pictures.${kind}`),
        choose: () => void make(kind),
      }))}
    >
      <ImageIcon aria-hidden />
    </Menu>
  );
}
