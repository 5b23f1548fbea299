// Query keys, so that a change can say exactly what it makes stale.
export const keys = {
  me: ['me'] as const,
  organisations: ['organisations'] as const,
  demo: ['demo'] as const,
  groups: ['groups'] as const,
  group: (id: string) => ['groups', id] as const,
  groupDocuments: (id: string) => ['groups', id, 'documents'] as const,
  foundStakeholders: (id: string, text: string) => ['groups', id, 'stakeholders', text] as const,
  foundGoals: (id: string, text: string) => ['groups', id, 'goals', text] as const,
  groupStakeholders: (id: string) => ['groups', id, 'stakeholders'] as const,
  stakeholder: (documentId: string, id: string) =>
    ['documents', documentId, 'stakeholders', id] as const,
  references: (id: string) => ['groups', id, 'references'] as const,
  adoptedProgress: (documentId: string) => ['documents', documentId, 'adopted-progress'] as const,
  adoptions: (documentId: string, goalId: string) =>
    ['documents', documentId, 'adoptions', goalId] as const,
  calendar: (id: string) => ['groups', id, 'calendar'] as const,
  waiting: (id: string) => ['groups', id, 'waiting'] as const,
  goalDashboard: (id: string, filter: object) => ['groups', id, 'goal-dashboard', filter] as const,
  webhooks: (id: string) => ['groups', id, 'webhooks'] as const,
  deliveries: (id: string) => ['deliveries', id] as const,
  groupInvitations: (id: string) => ['groups', id, 'invitations'] as const,
  invitation: (token: string) => ['invitation', token] as const,
  document: (id: string) => ['documents', id] as const,
  positions: (documentId: string, stakeholderId: string) =>
    ['documents', documentId, 'positions', stakeholderId] as const,
  rounds: (documentId: string) => ['documents', documentId, 'rounds'] as const,
  round: (documentId: string, id: string) => ['documents', documentId, 'rounds', id] as const,
  goalValues: (documentId: string) => ['documents', documentId, 'goal-values'] as const,
  allCheckIns: (documentId: string) => ['documents', documentId, 'check-ins'] as const,
  checkIns: (documentId: string, goalId: string) =>
    ['documents', documentId, 'check-ins', goalId] as const,
  staleGoals: (documentId: string) => ['documents', documentId, 'check-ins', 'stale'] as const,
  comments: (documentId: string) => ['documents', documentId, 'comments'] as const,
};
