import type { components } from './schema';

// The words of the API under the names the pages use. Everything comes from
// the server's own description; enumerations are stable keys whose labels are
// in the `connect` and `common` texts.

type Schemas = components['schemas'];

export type Organisation = Schemas['Organisation'];
export type Person = Schemas['Person'];
export type Me = Schemas['Me'];
export type Demo = Schemas['IdentityDemoAnswerBody'];
export type DemoPerson = Schemas['DemoPerson'];
export type GroupSummary = Schemas['Summary'];
export type Group = Schemas['Group'];
export type Member = Schemas['Member'];
export type Step = Schemas['Step'];
/** A row of a list; `Document` is the open document with one's rights. */
export type DocumentSummary = Schemas['Document'];
export type Document = Schemas['Detail'];
export type NewDocument = Schemas['NewDocument'];
export type Comment = Schemas['Comment'];
/** What is said about one place: a comment and its answers, or a suggestion. */
export type Thread = Schemas['Thread'];
export type ThreadComment = Schemas['ThreadComment'];
export type ThreadPage = Schemas['ThreadPage'];
export type Anchor = Schemas['Anchor'];
export type Suggestion = Schemas['Suggestion'];
export type Reaction = Schemas['Reaction'];
export type HealedAnchor = Schemas['Healed'];
/** Independent placement on a stakeholder map. */
export type Round = Schemas['Round'];
export type RoundResult = Schemas['RoundResult'];
export type Placement = Schemas['Placement'];
/** Another program that hears of a group. */
export type Webhook = Schemas['Webhook'];
export type WebhookEvent = Webhook['events'][number];
export type Delivery = Schemas['Delivery'];
export type Invitation = Schemas['Invitation'];
export type MadeInvitation = Schemas['MadeInvitation'];
/** What the invited person sees before joining. */
export type InvitationView = Schemas['InvitationView'];

export type Role = Member['role'];
export type StepNumber = Step['step'];
export type StepState = Step['state'];
export type DocumentKind = DocumentSummary['kind'];
export type Right = NonNullable<Document['rights']>[number];
export type Locale = Me['locale'];
export type ReactionKey = Reaction['key'];
export type AnchorKind = Anchor['kind'];
