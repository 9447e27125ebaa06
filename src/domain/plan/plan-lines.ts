/** Sections of the family plan, in the order they stand in. `numbers` comes last and takes no private text but the address. */
export const planSections = ['signs', 'together', 'limits', 'home', 'children', 'self', 'after', 'numbers'] as const
export type PlanSection = (typeof planSections)[number]

/** Where a line takes its words from: boxes of worksheets as `sheet/field`, merged in this order. */
interface LineSource { key: string; section: PlanSection; from: readonly [string, ...string[]] }

/**
 * Every line of the plan. The crisis card, the talk planner and the questions for the clinic give nothing: they stay
 * with their author alone.
 */
export const planLines = [
  { key: 'firstSigns', section: 'signs', from: ['warning-sign-plan/yellow-signs', 'warning-sign-plan/yellow-own'] },
  { key: 'firstSteps', section: 'signs', from: ['warning-sign-plan/yellow-steps'] },
  { key: 'wordsYes', section: 'signs', from: ['warning-sign-plan/words-yes'] },
  { key: 'wordsNo', section: 'signs', from: ['warning-sign-plan/words-no'] },
  { key: 'laterSteps', section: 'signs', from: ['warning-sign-plan/red-steps'] },
  { key: 'emergency', section: 'signs', from: ['warning-sign-plan/emergency'] },
  // The printed words above say that its place is on the next line.
  { key: 'naloxone', section: 'signs', from: ['warning-sign-plan/naloxone-place', 'overdose-card/places', 'home-safety-checklist/naloxone'] },
  { key: 'notice', section: 'together', from: ['warning-sign-plan/green'] },
  { key: 'tell', section: 'together', from: ['warning-sign-plan/share-what'] },
  { key: 'ride', section: 'together', from: ['home-safety-checklist/car', 'home-safety-checklist/car-phone'] },
  { key: 'meets', section: 'together', from: ['overdose-card/meets'] },
  { key: 'limit', section: 'limits', from: ['boundary-planner/i-will'] },
  { key: 'crossed', section: 'limits', from: ['boundary-planner/if-crossed'] },
  { key: 'always', section: 'limits', from: ['boundary-planner/always'] },
  { key: 'alwaysOwn', section: 'limits', from: ['boundary-planner/always-own'] },
  { key: 'locked', section: 'home', from: ['home-safety-checklist/medicines', 'home-safety-checklist/lock-box'] },
  { key: 'expires', section: 'home', from: ['overdose-card/expiry'] },
  { key: 'safeAdult', section: 'children', from: ['home-safety-checklist/children-phone'] },
  { key: 'agreed', section: 'children', from: ['home-safety-checklist/children'] },
  { key: 'goals', section: 'self', from: ['self-care-plan/sleep', 'self-care-plan/food', 'self-care-plan/move'] },
  { key: 'joy', section: 'self', from: ['self-care-plan/joy'] },
  { key: 'people', section: 'self', from: ['self-care-plan/people'] },
  { key: 'helpWhen', section: 'self', from: ['self-care-plan/get-help'] },
  { key: 'care', section: 'after', from: ['after-program-plan/care', 'after-program-plan/mutual-help'] },
  { key: 'refills', section: 'after', from: ['after-program-plan/medicines'] },
  { key: 'hardDates', section: 'after', from: ['after-program-plan/hard-dates'] },
  { key: 'address', section: 'numbers', from: ['overdose-card/address'] },
] as const satisfies readonly LineSource[]
export type PlanLineKey = (typeof planLines)[number]['key']

/** The day the plan was agreed on, and the days to look at it again, as `sheet/field`. */
export const AGREED_ON = 'warning-sign-plan/made-on'
export const REVIEWS = ['warning-sign-plan/review-on', 'home-safety-checklist/next-check', 'self-care-plan/review-on', 'boundary-planner/review-on'] as const

const inPlan: ReadonlySet<string> = new Set([...planLines.flatMap(({ from }): readonly string[] => from), AGREED_ON, ...REVIEWS])

/** Whether a box is part of the plan. @param sheet, field their keys */
export function isInPlan(sheet: string, field: string): boolean {
  return inPlan.has(`${sheet}/${field}`)
}
