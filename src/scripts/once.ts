const DEAF_MS = 2_000
const SAY_BUSY_MS = 1_000

/** Drops the second tap on a form within two seconds; after one, the button says that it is saving. */
export function sendOnce(): void {
  const sentAt = new WeakMap<HTMLFormElement, number>()

  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    const before = sentAt.get(form)
    if (before !== undefined && event.timeStamp - before < DEAF_MS) {
      event.preventDefault()
      return
    }
    sentAt.set(form, event.timeStamp)
    const button = event.submitter
    const busy = button?.dataset['busy']
    if (!button || !busy) return
    const words = button.textContent
    const timer = setTimeout(() => { button.textContent = busy }, SAY_BUSY_MS)
    addEventListener('pageshow', () => {
      clearTimeout(timer)
      button.textContent = words
    }, { once: true })
  })
}
