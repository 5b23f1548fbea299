import {
  ArrowRedoIcon,
  ArrowUndoIcon,
  BulletListIcon,
  CodeIcon,
  FileCodeIcon,
  LinkIcon,
  MinusIcon,
  NumberListIcon,
  PersonIcon,
  TableIcon,
  TasklistIcon,
} from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import type { BlockId, MarkId } from './commands';

// Aksel has no letters; these are drawn as letters are: with type.
const letter = (text: string, style: string) => (
  <span className={`glyph glyph--${style}`} aria-hidden="true">
    {text}
  </span>
);

// Nor has it a target.
const goalIcon = (
  <svg
    viewBox="0 0 24 24"
    width="1em"
    height="1em"
    fill="none"
    stroke="currentColor"
    aria-hidden="true"
  >
    <circle cx="12" cy="12" r="8.5" strokeWidth="1.5" />
    <circle cx="12" cy="12" r="4.5" strokeWidth="1.5" />
    <circle cx="12" cy="12" r="1.25" fill="currentColor" stroke="none" />
  </svg>
);

export const markIcons: Record<MarkId, ReactNode> = {
  bold: letter('B', 'bold'),
  italic: letter('I', 'italic'),
  underline: letter('U', 'underline'),
  strike: letter('S', 'strike'),
  inlineCode: <CodeIcon aria-hidden />,
};

export const blockIcons: Record<BlockId, ReactNode> = {
  text: letter('T', 'plain'),
  heading1: letter('H1', 'heading'),
  heading2: letter('H2', 'heading'),
  heading3: letter('H3', 'heading'),
  heading4: letter('H4', 'heading'),
  bullets: <BulletListIcon aria-hidden />,
  numbers: <NumberListIcon aria-hidden />,
  tasks: <TasklistIcon aria-hidden />,
  quote: letter('”', 'quote'),
  code: <FileCodeIcon aria-hidden />,
  table: <TableIcon aria-hidden />,
  divider: <MinusIcon aria-hidden />,
  mention: letter('@', 'plain'),
  stakeholder: <PersonIcon aria-hidden />,
  goal: goalIcon,
  makeGoal: goalIcon,
};

export const undoIcon = <ArrowUndoIcon aria-hidden />;
export const redoIcon = <ArrowRedoIcon aria-hidden />;
export const linkIcon = <LinkIcon aria-hidden />;
