/*
 * Keeps the help-now pages, and only them, so that they open without a connection. Nothing of a visit is kept: these
 * pages are the same for everyone. A plain file, because a worker cannot be served under a name that changes.
 */
const KEPT = 'help-1'
const PAGES = ['/help-now', '/help-now/es']
const PATIENCE_MS = 4_000
/** Styles, scripts, fonts and the icon, as the pages name them. */
const PARTS = /(?:href|src)="(\/(?:_astro\/[^"]+|favicon\.svg))"/g
const PARTS_OF_STYLES = /url\(["']?(\/_astro\/[^"')]+)["']?\)/g

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (PAGES.includes(pathname)) event.respondWith(freshOrKept(event, pathname))
  else if (request.mode !== 'navigate') event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)))
})

async function keepAll() {
  await Promise.all(PAGES.map(async (page) => keepPage(page, await fetch(page))))
}

async function forgetOthers() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)))
}

/** The newest page where there is a connection that answers soon, else the kept one with its date. */
async function freshOrKept(event, pathname) {
  const kept = await caches.match(pathname)
  const fresh = fetch(pathname).then((answer) => {
    if (answer.ok) event.waitUntil(keepPage(pathname, answer.clone()).catch(() => undefined))
    return answer.ok || !kept ? answer : kept
  })
  if (!kept) return fresh
  const late = new Promise((resolve) => { setTimeout(() => resolve(kept), PATIENCE_MS) })
  return Promise.race([fresh.catch(() => kept), late])
}

/** A page with everything it draws with. What an older page needed stays until the worker changes. */
async function keepPage(pathname, answer) {
  if (!answer.ok) throw new Error('no page to keep')
  const html = await answer.clone().text()
  const cache = await caches.open(KEPT)
  const parts = [...html.matchAll(PARTS)].map(([, path]) => path)
  const missing = await without(cache, [...new Set(parts)])
  for (const path of missing) {
    const part = await fetch(path)
    if (!part.ok) throw new Error('a part is missing')
    await cache.put(path, part.clone())
    if (!path.endsWith('.css')) continue
    const inner = [...(await part.text()).matchAll(PARTS_OF_STYLES)].map(([, url]) => url)
    await cache.addAll(await without(cache, inner))
  }
  await cache.put(pathname, answer)
}

async function without(cache, paths) {
  const known = await Promise.all(paths.map((path) => cache.match(path)))
  return paths.filter((_, index) => !known[index])
}
