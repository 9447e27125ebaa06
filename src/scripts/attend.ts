import { say } from './say.ts'

const AGAIN_MS = 5_000
const SAVED = 204
/** The server is there but cannot save now. */
const BUSY = 500

interface Tap { state: string; formKey: string }

/**
 * Saves each tap on a roster at once, one after the other. A tap made without a connection waits in this page and is
 * sent again until it is kept; nothing is kept in the browser. The latest tap on a person counts.
 */
export function saveTaps(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-attend]')
  const line = form?.querySelector<HTMLElement>('[data-attend-line]')
  if (!form || !line) return
  const waiting = new Map<string, Tap>()
  const refused = new Set<string>()
  let isBusy = false
  line.hidden = false

  function tap(box: HTMLInputElement): void {
    const person = box.closest<HTMLElement>('[data-person]')
    if (!person) return
    waiting.set(person.dataset['person'] ?? '', { state: box.value, formKey: crypto.randomUUID() })
    rowLine(person, 'saving')
    countUnmarked(form!)
    void send()
  }

  async function send(): Promise<void> {
    const [memberId, made] = [...waiting][0] ?? []
    if (isBusy || memberId === undefined || !made) return
    isBusy = true
    const body = new URLSearchParams({ do: 'tap', memberId, ...made })
    const answer = await fetch(form!.action, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined)
    isBusy = false
    if (!answer || answer.status >= BUSY) {
      tell('offline')
      setTimeout(send, AGAIN_MS)
      return
    }
    const isSaved = answer.status === SAVED
    const person = form!.querySelector<HTMLElement>(`[data-person="${CSS.escape(memberId)}"]`)
    if (waiting.get(memberId) === made) {
      waiting.delete(memberId)
      if (person) rowLine(person, isSaved ? 'attend' : 'failed')
    }
    if (isSaved) refused.delete(memberId)
    else refused.add(memberId)
    const was = person?.querySelector<HTMLInputElement>('input[type=hidden]')
    if (was && isSaved) was.value = made.state
    if (refused.size > 0) tell('failed')
    else if (waiting.size === 0) tell('allSaved')
    void send()
  }

  function rowLine(person: HTMLElement, what: 'attend' | 'saving' | 'failed'): void {
    const row = person.querySelector('[data-row-line]')
    if (row) row.textContent = form!.dataset[what] ?? ''
  }
  function tell(what: 'offline' | 'failed' | 'allSaved'): void {
    line!.textContent = form!.dataset[what] ?? ''
    say(line!.textContent)
  }

  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'radio') tap(target)
  })
  document.querySelector('form[data-all-present]')?.addEventListener('submit', (event) => {
    event.preventDefault()
    for (const person of form.querySelectorAll('[data-person]')) {
      const first = person.querySelector<HTMLInputElement>('input[type=radio]')
      if (!first || person.querySelector(':checked')) continue
      first.checked = true
      tap(first)
    }
  })
  addEventListener('online', () => void send())
}

/** The page's sentence about how many are not marked yet, out of the sentences it came with. */
function countUnmarked(form: HTMLFormElement): void {
  const line = document.querySelector<HTMLElement>('[data-unmarked]')
  const left = [...form.querySelectorAll('[data-person]')].filter((person) => !person.querySelector(':checked')).length
  if (line) line.textContent = line.dataset['unmarked']?.split('\n')[left] ?? ''
}
