import { FileImportIcon } from '@navikt/aksel-icons';
import { useCallback, useState } from 'react';
import type { Person } from '@/api';
import { later, Menu, Part } from '@/design';
import type { Room } from '@/features/collab';
import { useTranslation } from '@/i18n';
import type { GoalStore } from '../model';

const dialogs = {
  goals: later(() => import('./GoalImportDialog')),
  list: later(() => import('./ListImportDialog')),
  values: later(() => import('./ValueImportDialog')),
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
        <Part>
          <Dialog {...props} onClose={close} />
        </Part>
      )}
    </>
  );
}
