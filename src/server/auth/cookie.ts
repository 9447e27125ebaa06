/** The cookie that holds the token of a sign-in. `__Host-` lets no other host and no plain connection set it. */
const SIGN_IN_COOKIE = '__Host-sid'
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'
const EXPIRED = 'Max-Age=0'

/** The `Set-Cookie` line of a new sign-in: without Max-Age, so that closing the browser ends it. */
export function signInCookie(token: string): string {
  return `${SIGN_IN_COOKIE}=${token}; ${ATTRIBUTES}`
}

/** The `Set-Cookie` line that takes it away. */
export function clearedSignInCookie(): string {
  return `${SIGN_IN_COOKIE}=; ${ATTRIBUTES}; ${EXPIRED}`
}

/** The token in a `Cookie` header; undefined when there is none, or two that disagree. */
export function readSignInCookie(header: string | null): string | undefined {
  const tokens = cookiesOf(header).filter(([name]) => name === SIGN_IN_COOKIE).map(([, value]) => value)
  return new Set(tokens).size === 1 ? tokens[0] : undefined
}

/** `Set-Cookie` lines that take away every cookie of the header but those named in `kept`. */
export function clearedCookies(header: string | null, kept: string[]): string[] {
  const names = new Set(cookiesOf(header).map(([name]) => name))
  return [...names].filter((name) => !kept.includes(name)).map((name) => `${name}=; ${ATTRIBUTES}; ${EXPIRED}`)
}

function cookiesOf(header: string | null): [name: string, value: string][] {
  return (header ?? '').split(';').flatMap((pair): [string, string][] => {
    const [name = '', ...value] = pair.trim().split('=')
    return name ? [[name, value.join('=')]] : []
  })
}
