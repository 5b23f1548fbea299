import { BranchingIcon, FileTextIcon, TasklistIcon } from '@navikt/aksel-icons';
import type { ComponentType } from 'react';
import type { DocumentKind } from '@/api';

export const kindIcons: Record<DocumentKind, ComponentType<{ 'aria-hidden': boolean }>> = {
  strategy: FileTextIcon,
  stakeholder_map: BranchingIcon,
  goal_list: TasklistIcon,
};
