/** Lets the help-now pages open without a connection. Where the browser has no workers, they need one as before. */
export function keepHelp(): void {
  navigator.serviceWorker?.register('/help/sw.js', { scope: '/help' }).catch(() => undefined)
}
