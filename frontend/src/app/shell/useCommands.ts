import { LeaveIcon, PersonGroupIcon, QuestionmarkCircleIcon } from '@navikt/aksel-icons';
import { useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useDocumentsOf, useGroups } from '@/api';
import { kindIcons } from '@/design';
import { useTranslation } from '@/i18n';
import { places } from './navigation';
import type { Findable } from './search';
import { useSignOut } from './useSignOut';

export interface Command extends Findable {
  section: 'documents' | 'groups' | 'actions';
  icon: ComponentType<{ 'aria-hidden': boolean }>;
  run: () => void;
}

/** Everything the palette can find: the documents and groups one is in, and actions. */
export function useCommands({ onKeys, onClose }: { onKeys: () => void; onClose: () => void }) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const leave = useSignOut();
  const groups = useGroups().data ?? [];
  const { documents } = useDocumentsOf(groups.map((group) => group.id));
  const groupName = new Map(groups.map((group) => [group.id, group.name]));
  const go = (move: () => Promise<void>) => () => {
    onClose();
    void move();
  };
  const commands: Command[] = [
    ...documents.map(
      (document): Command => ({
        id: document.id,
        label: document.title,
        hint: groupName.get(document.groupId),
        section: 'documents',
        icon: kindIcons[document.kind],
        run: go(() =>
          navigate({ to: '/documents/$documentId', params: { documentId: document.id } }),
        ),
      }),
    ),
    ...groups.map(
      (group): Command => ({
        id: group.id,
        label: group.name,
        section: 'groups',
        icon: PersonGroupIcon,
        run: go(() => navigate({ to: '/groups/$groupId', params: { groupId: group.id } })),
      }),
    ),
    ...places.map(
      ({ to, text, icon }): Command => ({
        id: `go-${to.slice(1) || 'home'}`,
        label: t(text),
        section: 'actions',
        icon,
        run: go(() => navigate({ to })),
      }),
    ),
    {
      id: 'keys',
      label: t('palette.keys'),
      section: 'actions',
      icon: QuestionmarkCircleIcon,
      run: onKeys,
    },
    {
      id: 'sign-out',
      label: t('palette.signOut'),
      section: 'actions',
      icon: LeaveIcon,
      run: () => void leave(),
    },
  ];
  return commands;
}
