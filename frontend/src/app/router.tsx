import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ApiError, meQuery } from '@/api';
import { NotFound } from '@/design';
import { readDashboardSearch } from '@/features/dashboard/search';
import { readDocumentSearch } from '@/features/documents/search';
import { invitationPath, takeInvitation } from '@/features/groups/invitationToken';
import { readSignInSearch } from '@/features/signin/search';
import { followPerson } from '@/i18n';
import { backTo } from './backTo';
import { CrashPage } from './CrashPage';
import { prepareDocument } from './prepareDocument';
import { queries } from './queries';
import { RootLayout } from './RootLayout';
import { Shell } from './shell/Shell';

const root = createRootRoute({
  component: RootLayout,
  // Outside the frame there is no other main landmark.
  notFoundComponent: () => (
    <main>
      <NotFound />
    </main>
  ),
  errorComponent: CrashPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('@/features/signin'), 'SignInPage'),
});

// Everything below needs somebody signed in. The check is for the page's sake
// only; the server decides on every request.
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ location }) => {
    prepareDocument(location.pathname);
    try {
      followPerson((await queries.ensureQueryData(meQuery)).locale);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        throw redirect({ to: '/sign-in', search: { return_to: backTo(location) }, replace: true });
      }
      throw error;
    }
  },
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/home'), 'HomePage'),
});

const groups = createRoute({
  getParentRoute: () => signedIn,
  path: '/groups',
  component: lazyRouteComponent(() => import('@/features/groups'), 'GroupsPage'),
});

const group = createRoute({
  getParentRoute: () => signedIn,
  path: '/groups/$groupId',
  validateSearch: (search: Record<string, unknown>): { step?: number } => {
    const step = Number(search.step);
    return Number.isInteger(step) && step >= 1 && step <= 9 ? { step } : {};
  },
  component: lazyRouteComponent(() => import('@/features/groups'), 'GroupPage'),
});

// How the goals of all of a group's lists stand.
const dashboard = createRoute({
  getParentRoute: () => signedIn,
  path: '/groups/$groupId/goals',
  validateSearch: readDashboardSearch,
  component: lazyRouteComponent(() => import('@/features/dashboard'), 'DashboardPage'),
});

const references = createRoute({
  getParentRoute: () => signedIn,
  path: '/groups/$groupId/references',
  component: lazyRouteComponent(() => import('@/features/references'), 'ReferencesPage'),
});

const groupSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/groups/$groupId/settings',
  component: lazyRouteComponent(() => import('@/features/groupsettings'), 'GroupSettingsPage'),
});

const invitation = createRoute({
  getParentRoute: () => signedIn,
  path: invitationPath,
  component: lazyRouteComponent(() => import('@/features/groups'), 'InvitationPage'),
});

// The editor with everything it needs is its own download.
const document = createRoute({
  getParentRoute: () => signedIn,
  path: '/documents/$documentId',
  validateSearch: readDocumentSearch,
  component: lazyRouteComponent(() => import('@/features/documents'), 'DocumentPage'),
});

const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/inbox',
  component: lazyRouteComponent(() => import('@/features/inbox'), 'InboxPage'),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/features/settings'), 'SettingsPage'),
});

// Before anything reads the address, and long before anything is sent.
takeInvitation();

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signedIn.addChildren([
      home,
      groups,
      group,
      dashboard,
      references,
      groupSettings,
      invitation,
      document,
      inbox,
      settings,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
