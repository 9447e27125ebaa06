import { say } from './say.ts'

/** Shows the button beside a password box that shows or hides what was typed; sending hides it again. */
export function offerReveal(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-reveal]')) {
    const box = document.getElementById(button.dataset['reveal'] ?? '')
    if (!(box instanceof HTMLInputElement)) continue
    const show = button.textContent
    button.hidden = false
    button.addEventListener('click', () => {
      const shown = box.type === 'password'
      box.type = shown ? 'text' : 'password'
      button.textContent = (shown ? button.dataset['hide'] : show) ?? show
      say((shown ? button.dataset['saidShown'] : button.dataset['saidHidden']) ?? '')
    })
    box.form?.addEventListener('submit', () => {
      box.type = 'password'
      button.textContent = show
    })
  }
}
