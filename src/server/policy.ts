import type { Role } from '../domain/actor.ts'
import { clinicPolicies } from './policies/clinic.ts'
import { familyPolicies } from './policies/family.ts'
import { publicPolicies } from './policies/public.ts'
import { staffPolicies } from './policies/staff.ts'

export type Method = 'GET' | 'POST'

/**
 * What one method of one route is allowed to do (security.md §6).
 * `data`: D0 public text · D1 account and contact · D2 progress and membership · D3 private writing.
 * `audit`: the event that the verb behind it records, or why there is none.
 * `compress: 'never'`: the page shows a code or an echo that compressed sizes must not betray.
 */
export interface Policy {
  who: 'public' | Role[]
  data: 'D0' | 'D1' | 'D2' | 'D3'
  audit: string | `none:${string}`
  compress?: 'never'
}

export type Policies = Partial<Record<`${Method} /${string}`, Policy>>

/** Every route and method there is. Deny by default: what is not here does not build and is answered 404. */
export const policy: Policies = { ...publicPolicies, ...familyPolicies, ...staffPolicies, ...clinicPolicies }

/** Routes that Astro or the wrapper adds and the wrapper answers itself. */
const ANSWERED_BY_THE_WRAPPER = ['/_image', '/_server-islands/[name]']

/** The policy of one request, by Astro's route pattern; HEAD counts as GET. */
export function policyFor(pattern: string, method: string): Policy | undefined {
  const asked = method === 'HEAD' ? 'GET' : method
  return policy[`${asked as Method} ${pattern as `/${string}`}`]
}

/** Sentences about every route without a policy and every policy without a route; build and boot stop on any. */
export function comparePolicies(patterns: string[]): string[] {
  const routes = new Set(patterns.filter((pattern) => !ANSWERED_BY_THE_WRAPPER.includes(pattern)))
  const named = new Set(Object.keys(policy).map((key) => key.slice(key.indexOf(' ') + 1)))
  return [
    ...[...routes].filter((route) => !named.has(route))
      .map((route) => `The route ${route} has no policy. Say in src/server/policies who may use it.`),
    ...[...named].filter((pattern) => !routes.has(pattern))
      .map((pattern) => `The policy for ${pattern} has no page. Take it out of src/server/policies.`),
  ]
}
