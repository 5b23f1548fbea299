import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { onSignedOut } from '@/api';
import { backTo } from './backTo';
import { queries } from './queries';
import { router } from './router';

// The session is over, wherever it was noticed: sign in and come back here.
onSignedOut(() => {
  const { location } = router.state;
  if (location.pathname === '/sign-in') return;
  queries.clear();
  void router.navigate({ to: '/sign-in', search: { return_to: backTo(location) }, replace: true });
});

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
