import type { DocumentKind } from '@/api';

/**
 * Newest version of each kind's content that this page can read and write. A page
 * that does not know a kind of node would delete it for everyone. So the server is
 * told these when connecting, and lets an older page into no newer document.
 *
 * Strategy: 2 has mentions and cards of stakeholders, 3 goals of a goal list.
 */
export const schemaVersions: Record<DocumentKind, number> = {
  strategy: 3,
  stakeholder_map: 1,
  goal_list: 1,
};

/** What the address of the connection says of this page. */
export function schemasQuery(): string {
  const said = Object.entries(schemaVersions).map(([kind, version]) => `${kind}.${version}`);
  return `?schemas=${said.join(',')}`;
}
