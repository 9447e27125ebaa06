import { say } from './say.ts'

/** Shows the buttons that copy a box of text. Where the browser has no clipboard the text can be selected by hand. */
export function offerCopying(): void {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const box = document.getElementById(button.dataset.copy ?? '')
    if (!(box instanceof HTMLTextAreaElement)) continue
    button.hidden = false
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(box.value).then(() => say(button.dataset.copied ?? ''), () => box.select())
    })
  }
}
