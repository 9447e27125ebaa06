/** Turns the line "use your browser's menu" into a button that prints. */
export function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
  for (const hint of document.querySelectorAll<HTMLElement>('[data-print-hint]')) hint.hidden = true
}
