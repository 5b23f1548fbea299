// The words of the API as the pages use them. Enumerations are stable keys;
// their labels are in the `connect` and `common` texts.

export type Role = 'coordinator' | 'ambassador' | 'observer';
export type DocumentKind = 'strategy' | 'stakeholder_map' | 'goal_list';
export type Right = 'view' | 'comment' | 'edit' | 'manage';
export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
export type StepState =
  | 'not_started'
  | 'looked_through'
  | 'in_progress'
  | 'in_review'
  | 'adopted'
  | 'skipped';

export interface Organisation {
  id: string;
  name: string;
  shortName: string;
  country: string;
  kind: string;
  /** A key of the tested palette in design/palette.ts, not a colour value. */
  colour: string;
}

export interface Person {
  id: string;
  name: string;
  organisation: Organisation;
}

export interface Me extends Person {
  email: string;
  /** '' means: follow the browser. */
  locale: string;
  demo: boolean;
}

export interface DemoPerson {
  name: string;
  email: string;
  role: Role;
  organisationId: string;
}

export interface Demo {
  enabled: boolean;
  people: DemoPerson[];
}

export interface GroupSummary {
  id: string;
  name: string;
  purpose: string;
  role: Role;
  memberCount: number;
  documentCount: number;
  updatedAt: string;
}

export interface Member {
  person: Person;
  role: Role;
}

export interface Step {
  step: StepNumber;
  state: StepState;
  skipReason: string;
  owner: Person | null;
  due: string | null;
  updatedAt: string | null;
}

export interface Group {
  id: string;
  name: string;
  purpose: string;
  role: Role;
  members: Member[];
  steps: Step[];
}

export interface DocumentSummary {
  id: string;
  groupId: string;
  kind: DocumentKind;
  title: string;
  step: StepNumber | null;
  createdAt: string;
  updatedAt: string;
  createdBy: Person | null;
}

export interface Document extends DocumentSummary {
  group: { id: string; name: string };
  role: Role;
  rights: Right[];
  schemaVersion: number;
}

export interface Comment {
  id: string;
  body: string;
  anchor: unknown;
  author: Person | null;
  createdAt: string;
}

export interface List<T> {
  items: T[];
  next?: string;
}
