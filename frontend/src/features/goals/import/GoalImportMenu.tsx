import { FileImportIcon } from '@navikt/aksel-icons';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { Person } from '@/api';
import { Menu } from '@/design';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import type { GoalStore } from '../model';

const dialogs = {
  goals: lazy(() => import('./GoalImportDialog')),
  list: lazy(() => import('./ListImportDialog')),
  values: lazy(() => import('./ValueImportDialog')),
};
type Kind = keyof typeof dialogs;
const kinds: readonly Kind[] = ['goals', 'list', 'values'];

export interface GoalImportProps {
  store: GoalStore;
  room: Room;
  documentId: string;
  members: readonly Person[];
}

/** Opens the import of a file: of goals, of a whole list, or of what was measured. */
export function GoalImportMenu(props: GoalImportProps) {
  const { t } = useTranslation('goalwork');
  const [open, setOpen] = useState<Kind | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const Dialog = open && dialogs[open];
  return (
    <>
      <Menu
        label={t('import.title')}
        items={kinds.map((kind) => ({
          id: kind,
          label: t(`import.menu.${kind}`),
          choose: () => setOpen(kind),
        }))}
      >
        <FileImportIcon aria-hidden />
      </Menu>
      {Dialog && (
        <Suspense fallback={null}>
          <Dialog {...props} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
