import { say } from './say.ts'

const LOOK_MS = 2_000
/** Looking keeps a sign-in awake, so it ends where the work takes long. The link still looks. */
const LOOKS_MAX = 60

/** While long work goes on, its count moves without a press; once it is over, the line says so and nothing jumps. */
export function lookAgain(): void {
  const line = document.querySelector<HTMLElement>('[data-progress]')
  if (line) look(line, LOOKS_MAX)
}

function look(line: HTMLElement, left: number): void {
  if (left === 0) return
  setTimeout(() => {
    const request = new XMLHttpRequest()
    request.open('GET', location.pathname)
    request.responseType = 'document'
    request.onload = () => {
      // Led to the sign-in page: nothing is known of the work.
      if (new URL(request.responseURL).pathname !== location.pathname) return
      const fresh = request.status === 200 ? request.responseXML?.querySelector('[data-progress]') : null
      if (fresh) {
        line.textContent = fresh.textContent
        look(line, left - 1)
      } else if (request.status === 200) {
        line.textContent = line.dataset['over'] ?? ''
        say(line.textContent)
      }
    }
    request.onerror = () => look(line, left - 1)
    request.send()
  }, LOOK_MS)
}
