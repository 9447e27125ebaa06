/** The longest address Leave may lead to, in characters. */
export const LEAVE_TARGET_MAX = 200

/**
 * Whether Leave may lead there: an https page of somebody else's host, without a query (a search would tell what was
 * looked for) and without a name or password in it.
 * @param origin the clinic's own
 */
export function isLeaveTarget(text: string, origin: string): boolean {
  const url = URL.parse(text)
  if (!url || url.protocol !== 'https:' || text.length > LEAVE_TARGET_MAX) return false
  const isBare = url.search === '' && url.hash === '' && url.username === '' && url.password === '' && !text.includes('?')
  return isBare && url.hostname.includes('.') && url.hostname !== new URL(origin).hostname
}
