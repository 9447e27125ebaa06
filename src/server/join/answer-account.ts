import type { AstroGlobal } from 'astro'
import { acceptAsMember, AcceptAsMember } from '../../domain/invitations/accept-as-member.ts'
import { acceptInvitation } from '../../domain/invitations/accept-invitation.ts'
import { AGREEMENT_VERSION } from '../../domain/invitations/agreement.ts'
import type { Arrival } from '../../domain/invitations/give-invitation.ts'
import { JoinByCode, joinByCode } from '../../domain/invitations/join-by-code.ts'
import { enter, seeOther } from '../auth/enter.ts'
import { slowRefusal } from '../auth/floor.ts'
import { emptyForm, readForm, withError, type Form } from '../form.ts'
import { memberOf, requireMember } from '../guards.ts'
import { markRefused } from '../refused-form.ts'
import { explain, type Refusal } from './account-refusals.ts'
import { carryCookie, droppedCookie } from './carried.ts'
import { leadsOn, stepOf, type Step } from './step.ts'

/** What the page shows; `by` is who joins. `isLost`: the code is no longer carried, nothing was sent. */
export interface AccountView { form: Form; by: 'newcomer' | 'member'; way: Step['way']['kind']; isLost?: true }

/**
 * GET and POST of the last page. Only its POST uses an invitation up; sent twice, it answers the same.
 * @returns a redirect, signed in once they are in, or what to draw
 */
export async function answerAccount(astro: AstroGlobal): Promise<Response | AccountView> {
  const step = await stepOf(astro)
  if (astro.request.method === 'POST') return answerPost(astro, step)
  if (!step || !leadsOn(step)) return seeOther('/join/welcome', [])
  if (step.carried.agreed !== AGREEMENT_VERSION) return seeOther('/join/visible', [])
  return { form: emptyForm, by: whoJoins(step), way: step.way.kind }
}

/** A form is always tried, whatever became of the invitation since: it may be the same form again. */
async function answerPost(astro: AstroGlobal, step: Step | undefined): Promise<Response | AccountView> {
  if (!step) return memberOf(astro.locals) ? seeOther('/today', []) : lost(astro)
  if (!mayJoin(step)) return seeOther('/join/welcome', [])
  const startedAt = performance.now()
  const answer = await (whoJoins(step) === 'member' ? asMember(astro, step) : asNewcomer(astro, step))
  if (!(answer instanceof Response)) await slowRefusal(startedAt)
  return answer
}

/** Nothing of theirs was lost but the code: what they typed stands in the form again. */
async function lost(astro: AstroGlobal): Promise<AccountView> {
  const { form } = await readForm(astro.request, JoinByCode, astro.locals.words.problems)
  markRefused(astro)
  const errors = { form: astro.locals.words.join.account.lost }
  return { form: { values: form.values, errors }, by: 'newcomer', way: 'invitation', isLost: true }
}

async function asNewcomer(astro: AstroGlobal, { carried, way }: Step): Promise<Response | AccountView> {
  const { world, clinic, locale, words, clientAddress } = astro.locals
  const read = await readForm(astro.request, JoinByCode, words.problems)
  const again = (form: Form): AccountView => ({ form, by: 'newcomer', way: way.kind })
  if (!read.ok) {
    markRefused(astro)
    return again(read.form)
  }
  const newcomer = {
    ...read.value, code: carried.code, agreed: carried.agreed ?? '', locale, address: clientAddress,
    isSecond: carried.said?.what === 'second',
  }
  const result = await (way.kind === 'invitation'
    ? acceptInvitation(world, clinic.id, newcomer) : joinByCode(world, clinic.id, newcomer))
  if (result.ok) return comeIn(astro, carried.code, result.value)
  return refuse(astro, result.reason) ?? again(await explain(astro.locals, read.form, result.reason))
}

async function asMember(astro: AstroGlobal, { carried, way }: Step): Promise<Response | AccountView> {
  const { world, words } = astro.locals
  const read = await readForm(astro.request, AcceptAsMember, words.problems)
  if (!read.ok) {
    markRefused(astro)
    return { form: withError(emptyForm, 'form', words.problems['form-expired']), by: 'member', way: way.kind }
  }
  const member = requireMember(astro.locals)
  const result = await acceptAsMember(world, member, { ...read.value, code: carried.code, agreed: carried.agreed })
  if (result.ok) return seeOther(result.value.how === 'other-family' ? '/join/welcome' : '/today', [droppedCookie])
  return refuse(astro, result.reason) ?? { form: await explain(astro.locals, emptyForm, result.reason), by: 'member', way: way.kind }
}

/** They are in: a new sign-in, and the next page. Another family's member is asked about a second account. */
async function comeIn(astro: AstroGlobal, code: string, { accountId, how }: Arrival): Promise<Response> {
  const { cookie } = await enter(astro, accountId)
  if (how !== 'other-family') return seeOther(how === 'joined' ? '/join/private' : '/today', [cookie, droppedCookie])
  const carried = { code, isFound: true, said: { by: accountId, what: 'mine' } } as const
  return seeOther('/join/welcome', [cookie, await carryCookie(astro.locals.world.vault, carried)])
}

/** What another page has to say; otherwise this page is marked and drawn again. */
function refuse(astro: AstroGlobal, reason: Refusal): Response | undefined {
  if (reason === 'not-open') return seeOther('/join/welcome', [])
  if (reason === 'agree-first') return seeOther('/join/visible', [])
  markRefused(astro, reason)
  return undefined
}

/** Who is signed in has said whom the invitation is for; only a member can take it with the account they have. */
function mayJoin({ visitor, way }: Step): boolean {
  if (!visitor || visitor.said === 'second') return true
  return visitor.said === 'mine' && visitor.isMember && way.kind === 'invitation'
}

function whoJoins({ visitor }: Step): AccountView['by'] {
  return visitor?.said === 'mine' ? 'member' : 'newcomer'
}
