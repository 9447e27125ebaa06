import { defineMiddleware, sequence } from 'astro:middleware'
import { NotFound } from './domain/result.ts'
import { readSignInCookie } from './server/auth/cookie.ts'
import { NotSignedIn } from './server/guards.ts'
import { holdForm } from './server/held-form.ts'
import { keepPage } from './server/kept-pages.ts'
import { chooseLocale, LANGUAGE_COOKIE, THEME_COOKIE } from './server/locale.ts'
import { logFault } from './server/log.ts'
import { policyFor } from './server/policy.ts'
import { isWritingRoute } from './server/writing-routes.ts'
import { wordsOf } from './words/words.ts'

/** `astro dev` has no main.ts: the World is built on the first request. */
const provideWorld = defineMiddleware(async ({ locals }, next) => {
  if (import.meta.env.DEV && !locals.world) {
    const { devLocals } = await import('./server/dev.ts')
    Object.assign(locals, await devLocals())
  }
  return next()
})

/** Who is asking and in which language: one statement, once for each request (a rewrite runs this again). */
const restoreSignIn = defineMiddleware(async ({ locals, cookies, request, routePattern }, next) => {
  // A rewrite comes here again; the log says what was asked for first.
  if (locals.logged?.route === 'page') locals.logged.route = routePattern
  // Leaving has to work even when the database does not answer; it looks for itself whose sign-in ends.
  if (routePattern === '/leave') locals.signedIn = null
  if (locals.signedIn === undefined) {
    const token = readSignInCookie(request.headers.get('cookie'))
    const restored = token ? await locals.auth.restore(locals.clinic.id, token) : null
    locals.signedIn = restored && 'accountId' in restored ? restored : null
    locals.endedAccountId = restored && 'ended' in restored ? restored.ended : null
    if (locals.logged && locals.signedIn) locals.logged.role = locals.signedIn.familyId ? 'family-member' : 'staff'
  }
  locals.locale = chooseLocale(locals.clinic, {
    account: locals.signedIn?.locale,
    cookie: cookies.get(LANGUAGE_COOKIE)?.value,
    browser: request.headers.get('accept-language'),
  })
  const theme = cookies.get(THEME_COOKIE)?.value
  locals.theme = theme === 'light' || theme === 'dark' ? theme : undefined
  locals.words = wordsOf(locals.locale)
  return next()
})

/** Turns what is thrown on purpose into its page, and everything else into a logged 500. */
const answerErrors = defineMiddleware(async (context, next) => {
  try {
    return await next()
  } catch (error) {
    if (error instanceof NotSignedIn) return toSignIn(context)
    if (error instanceof NotFound) return context.rewrite(pageAt(context, '/404'))
    logFault(context.locals.requestId, context.routePattern, error)
    // Where asking who is there broke, the page that says so does not ask again.
    context.locals.signedIn ??= null
    return context.rewrite(pageAt(context, isBusy(error) ? '/503' : '/500'))
  }
})

/** What answers before somebody has set the clinic up. */
const OPEN_BEFORE_SET_UP = ['/setup', '/help-now', '/help-now/es', '/leave', '/settings/language/switch', '/403', '/404', '/500', '/503']

/** Until then every other page says that it is not set up yet. */
const requireSetUp = defineMiddleware((context, next) => {
  const { locals, routePattern, rewrite } = context
  if (locals.clinic.isSetUp || OPEN_BEFORE_SET_UP.includes(routePattern)) return next()
  return rewrite(pageAt(context, '/503'))
})

/** Deny by default: no entry, or not the right role, is the same 404 as a page that is not there. */
const applyPolicy = defineMiddleware(async (context, next) => {
  const { locals, request, routePattern } = context
  // These pages are in no build, and no policy names them.
  if (import.meta.env.DEV && isWritingRoute(routePattern)) return next()
  const policy = policyFor(routePattern, request.method)
  if (!policy) throw new NotFound('route')
  if (request.method === 'POST' && locals.endedAccountId && keepsForms(routePattern)) return holdAndAsk(context)
  if (policy.who !== 'public') {
    if (!locals.signedIn) throw new NotSignedIn()
    const { familyId, clinicianSince, administratorSince } = locals.signedIn
    const roles = { 'family-member': familyId, clinician: clinicianSince, administrator: administratorSince }
    if (!policy.who.some((role) => roles[role])) throw new NotFound('role')
  }
  let response = await next()
  if (locals.keepAs && response.status === 200) response = await keepPage(locals.keepAs, response)
  if (policy.compress === 'never') response.headers.set('x-compress', 'never')
  return response
})

export const onRequest = sequence(provideWorld, answerErrors, restoreSignIn, requireSetUp, applyPolicy)

type Context = Parameters<typeof answerErrors>[0]

/** Another page of ours for the same reader: without the form, but with their cookies and language. */
function pageAt({ request, url }: Pick<Context, 'request' | 'url'>, path: string): Request {
  const headers = new Headers(request.headers)
  for (const name of ['content-length', 'content-type', 'transfer-encoding']) headers.delete(name)
  return new Request(new URL(path, url), { headers })
}

/** A password travels nowhere, sealed or not, nor does the answer to the safety question or a name for one print: these forms start anew. */
const NEVER_HELD = ['/certificates/[certificate]', '/settings/export', '/settings/sign-in', '/staff/settings', '/learn/[course]/[module]/before', '/worksheets/[worksheet]/before']

/** Forms of a signed-in visit are kept; those of signing in, joining and leaving start anew. */
function keepsForms(pattern: string): boolean {
  if (NEVER_HELD.includes(pattern)) return false
  return policyFor(pattern, 'POST')?.who !== 'public' || pattern.startsWith('/learn/')
}

function signInPath(pathname: string): string {
  return pathname === '/staff' || pathname.startsWith('/staff/') ? '/staff/sign-in' : '/sign-in'
}

function toSignIn({ url, redirect }: Context): Response {
  const { pathname } = url
  return redirect(`${signInPath(pathname)}?to=${encodeURIComponent(pathname)}`, 303)
}

/** What was typed travels sealed through the sign-in form and is saved if the same person signs in. */
async function holdAndAsk(context: Context): Promise<Response> {
  const { locals, request, url } = context
  const accountId = locals.endedAccountId
  if (!accountId) throw new NotSignedIn()
  locals.held = await holdForm(locals.world, {
    clinicId: locals.clinic.id, accountId, path: url.pathname, body: await request.text(),
  })
  return context.rewrite(pageAt(context, `${signInPath(url.pathname)}?to=${encodeURIComponent(url.pathname)}`))
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_BUSY') || (error instanceof Error && error.name === 'Busy')
}
