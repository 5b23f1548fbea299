import { FileImportIcon } from '@navikt/aksel-icons';
import { type ReactNode, Suspense, useCallback, useState } from 'react';

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
      <button
        type="button"
        className="tool"
        title={title}
        aria-label={title}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <FileImportIcon aria-hidden />
      </button>
      {open && <Suspense fallback={null}>{children(close)}</Suspense>}
    </>
  );
}
