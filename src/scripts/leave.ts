const PATIENCE_MS = 2_000
const SHIFTS_WITHIN_MS = 5_000
const SHIFTS_NEEDED = 3

/**
 * Leave by click or by pressing Shift three times: the page is gone at once, then the server ends the sign-in.
 * A page that the browser kept for Back hides itself and asks the server again.
 */
export function readyToLeave(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-leave]')
  if (!link) return
  const target = link.dataset['leave'] || link.href

  function leave(): void {
    hide()
    location.replace(link!.href)
    setTimeout(() => location.replace(target), PATIENCE_MS)
  }

  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave()
  })

  let presses: number[] = []
  addEventListener('keydown', (event) => {
    if (event.repeat) return
    if (event.key !== 'Shift') {
      presses = []
      return
    }
    presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= SHIFTS_WITHIN_MS)
    if (presses.length >= SHIFTS_NEEDED) leave()
  }, true)

  addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    hide()
    location.reload()
  })
}

function hide(): void {
  document.documentElement.hidden = true
  window.speechSynthesis?.cancel()
  document.title = ''
}
