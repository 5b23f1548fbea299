import { FileImportIcon } from '@navikt/aksel-icons';
import { type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import { Part } from '@/design';

/** Offers the import of a file. */
export function ImportToolButton({ title, onOpen }: { title: string; onOpen: () => void }) {
  return (
    <button type="button" className="tool" title={title} aria-haspopup="dialog" onClick={onOpen}>
      <FileImportIcon aria-hidden />
      <span className="visually-hidden">{title}</span>
    </button>
  );
}

interface ImportToolProps {
  title: string;
  /** The dialog, which may still have to be loaded. */
  children: (close: () => void) => ReactNode;
}

/** Opens the import of a file. */
export function ImportTool({ title, children }: ImportToolProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <ImportToolButton title={title} onOpen={() => setOpen(true)} />
      {/* Not inside the toolbar, whose menu closes with what is in it. */}
      {open && createPortal(<Part>{children(close)}</Part>, document.body)}
    </>
  );
}
