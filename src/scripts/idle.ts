import { say } from './say.ts'

const MINUTE_MS = 60_000
const WARN_MS = 2 * MINUTE_MS
const LOOK_EVERY_MS = 5_000

/**
 * Warns two minutes before the sign-in ends from idleness; a press asks the server once, which counts as a visit.
 * When it has ended the page is asked for again (and leads to the sign-in), unless typed words would be lost.
 */
export function keepFromIdling(): void {
  const box = document.querySelector<HTMLElement>('[data-idle]')
  const line = box?.querySelector('[data-idle-line]')
  const button = box?.querySelector('button')
  if (!box || !line || !button) return
  const lastsMs = Number(box.dataset['idle']) * MINUTE_MS
  let visitedAt = Date.now()

  // Wall time, not one long timer: a phone that slept must notice at once.
  function look(): void {
    const idleMs = Date.now() - visitedAt
    if (idleMs >= lastsMs) end()
    else if (idleMs >= lastsMs - WARN_MS && box!.hidden) {
      box!.hidden = false
      say(line!.textContent ?? '')
    }
  }

  function end(): void {
    if (!hasTypedWords()) return location.replace(location.pathname + location.search)
    clearInterval(timer)
    button!.hidden = true
    box!.hidden = false
    line!.textContent = box!.dataset['ended'] ?? ''
    say(line!.textContent)
  }

  button.addEventListener('click', async () => {
    const answer = await fetch(location.pathname, { method: 'HEAD', redirect: 'manual', cache: 'no-store' }).catch(() => undefined)
    if (!answer) return
    if (answer.type === 'opaqueredirect') return end()
    visitedAt = Date.now()
    box.hidden = true
    say(box.dataset['stayed'] ?? '')
    document.getElementById('main')?.focus({ preventScroll: true })
  })

  const timer = setInterval(look, LOOK_EVERY_MS)
  document.addEventListener('visibilitychange', look)
}

/** Whether any box differs from what the server sent. */
function hasTypedWords(): boolean {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input:not([type=hidden])')]
    .some((box) => box.value !== box.defaultValue)
}
