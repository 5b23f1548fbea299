import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Announcer } from '@/design';
import { ServerBanner } from './ServerBanner';

export function RootLayout() {
  return (
    <>
      <ServerBanner />
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
      <Announcer />
    </>
  );
}
