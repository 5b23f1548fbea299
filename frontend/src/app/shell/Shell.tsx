import { Outlet } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { later, Part, SkeletonLines } from '@/design';
import { useTranslation } from '@/i18n';
import { BottomBar } from './BottomBar';
import { Rail } from './Rail';
import { TopBar } from './TopBar';
import { useArrival } from './useArrival';
import { useShellKeys } from './useShellKeys';

const CommandPalette = later(() => import('./CommandPalette'));
const KeysDialog = later(() => import('./KeysDialog'));

/** The frame around every signed-in page: rail, top bar, content. */
export function Shell() {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useShellKeys(setOpen);
  useArrival();
  const close = () => setOpen(null);
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('skipToContent')}
      </a>
      <Rail onPalette={() => setOpen('palette')} />
      <div className="shell__body">
        <TopBar onPalette={() => setOpen('palette')} />
        <main id="main" className="shell__main" tabIndex={-1}>
          <Suspense
            fallback={
              <div className="page">
                <SkeletonLines count={4} />
              </div>
            }
          >
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar onPalette={() => setOpen('palette')} />
      <Part key={open}>
        {open === 'palette' && <CommandPalette onClose={close} onKeys={() => setOpen('keys')} />}
        {open === 'keys' && <KeysDialog onClose={close} />}
      </Part>
    </div>
  );
}
