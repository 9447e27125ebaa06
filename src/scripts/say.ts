/** Announces a sentence through the page's one status line. */
export function say(sentence: string): void {
  const line = document.querySelector('[data-status]')
  if (line) line.textContent = sentence
}
