import { relations } from '../catalog/files.ts'

/** What has to stand in the signed form (42 CFR 2.31); each is confirmed before the consent counts. */
export const ELEMENTS = [
  'whose', 'by-this-clinic', 'what', 'to-whom', 'why', 'can-be-taken-back', 'last-day', 'signed', 'dated',
] as const
export type Element = (typeof ELEMENTS)[number]

/** What the clinic may tell the relative. Enrolment is the least: without it the clinic may not even invite. */
export const SCOPES = ['enrolment', 'attendance', 'progress', 'discharge', 'safety', 'tests', 'medicines'] as const
export type Scope = (typeof SCOPES)[number]

/** What a relative is to the person in treatment: the relations of the stories, and two that read a sibling's. */
export const RELATIONS = [...relations, 'friend', 'other'] as const
export type Relation = (typeof RELATIONS)[number]

/** How long a consent runs when nobody says otherwise, in days from today. */
export const CONSENT_DAYS = 90
/** The longest a consent may run, in days from today: a day far off would be no end at all. */
export const CONSENT_DAYS_MAX = 730
/** So many days before its last day a consent stands under "For you". */
export const ENDS_SOON_DAYS = 7
