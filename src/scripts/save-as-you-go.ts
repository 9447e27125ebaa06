const PAUSE_MS = 2_000
const AGAIN_MS = 15_000
const CONFLICT = 409

/**
 * Saves a form of private boxes while its author writes: after a pause, on leaving a box, and again when the
 * connection is back. It posts the form to its own page, as the Save button does, and takes from the answer the new
 * form key, the versions and the line that says when it was saved. Nothing is kept in the browser.
 */
export function saveAsYouGo(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-save-as-you-go]')) watch(form)
}

function watch(form: HTMLFormElement): void {
  const line = form.querySelector<HTMLElement>('[data-saved]')
  if (!line) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let saved = bodyOf(form)
  let isBusy = false
  let isOver = false
  const soon = (ms: number): void => {
    clearTimeout(timer)
    if (!isOver) timer = setTimeout(save, ms)
  }

  function save(): void {
    const body = bodyOf(form)
    if (isBusy || isOver || body === saved) return
    isBusy = true
    const request = new XMLHttpRequest()
    request.open('POST', form.getAttribute('action') ?? location.pathname)
    request.responseType = 'document'
    request.onload = () => {
      isBusy = false
      if (request.status === CONFLICT) return stop('other')
      const answer = request.responseXML
      if (request.status !== 200 || !answer || !takeOver(form, answer)) return stop('failed')
      saved = body
      if (bodyOf(form) !== saved) soon(PAUSE_MS)
    }
    request.onerror = () => {
      isBusy = false
      say('offline')
      soon(AGAIN_MS)
    }
    const sent = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
    if (!sent.has('do')) sent.set('do', 'stay')
    request.send(sent)
  }
  /** The button still works, and says more than a line can. */
  function stop(why: 'other' | 'failed'): void {
    isOver = true
    say(why)
  }
  function say(what: 'other' | 'failed' | 'offline'): void {
    line!.textContent = line!.dataset[what] ?? ''
  }

  form.addEventListener('input', () => soon(PAUSE_MS))
  form.addEventListener('focusout', () => soon(0))
  form.addEventListener('submit', () => {
    isOver = true
    clearTimeout(timer)
  })
  addEventListener('online', () => soon(0))
}

/** What is typed, without what changes at every drawing. */
function bodyOf(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)].filter(([name]) => name !== 'formKey' && !/^(was-|version$)/.test(name)))
}

/** The keys and the line of the same form in the answer. @returns whether the answer is that page */
function takeOver(form: HTMLFormElement, answer: Document): boolean {
  const at = [...document.querySelectorAll('form[data-save-as-you-go]')].indexOf(form)
  const fresh = answer.querySelectorAll<HTMLFormElement>('form[data-save-as-you-go]')[at]
  if (!fresh) return false
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=hidden]')) {
    const other = [...fresh.querySelectorAll<HTMLInputElement>('input[type=hidden]')].find(({ name }) => name === input.name)
    if (other) input.value = other.value
  }
  const line = form.querySelector('[data-saved]')
  const said = fresh.querySelector('[data-saved]')
  if (line && said) line.textContent = said.textContent
  return true
}
