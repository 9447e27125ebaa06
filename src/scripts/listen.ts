const SPOKEN = 'h1, .lede, main .prose'
/** Questions, what is closed, and what is only there to look at. */
const SILENT = 'form, .card, .cite, .row, details:not([open]), [aria-hidden]'
const BLOCK = 'h1, h2, h3, p, li, figcaption, summary, figure, div'

/**
 * Reads a page aloud with a voice that is on this device: voices that ask a server are never used, and without one of
 * our own in the page's language the button stays away. Leaving the page ends it.
 */
export function offerListening(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-listen]')
  const speech = window.speechSynthesis
  if (!button || !speech) return
  const listen = button.textContent
  const isOn = (): boolean => button.textContent !== listen

  const show = (): void => { button.hidden = voiceFor(document.documentElement.lang) === undefined }
  const stop = (): void => {
    speech.cancel()
    button.textContent = listen
  }
  button.addEventListener('click', () => {
    if (isOn()) return stop()
    speech.cancel()
    const sentences = sentencesOnPage()
    sentences.at(-1)?.addEventListener('end', stop)
    for (const sentence of sentences) speech.speak(sentence)
    button.textContent = button.dataset['stop'] ?? listen
  })
  addEventListener('pagehide', stop)
  // Browsers load their voices after the page.
  speech.addEventListener?.('voiceschanged', show)
  show()
}

function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang))
}

/** The text of the page, a piece for each paragraph or heading, each in its own language. */
function sentencesOnPage(): SpeechSynthesisUtterance[] {
  const pieces: { block: Element | null; text: string; lang: string }[] = []
  for (const root of document.querySelectorAll(SPOKEN)) {
    // A box inside the text has text of the same kind; it is read where it stands.
    if (root.parentElement?.closest('.prose')) continue
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || parent.closest(SILENT)) continue
      const block = parent.closest(BLOCK)
      const last = pieces.at(-1)
      if (last && last.block === block) last.text += node.nodeValue ?? ''
      else pieces.push({ block, text: node.nodeValue ?? '', lang: parent.closest<HTMLElement>('[lang]')?.lang ?? '' })
    }
  }
  return pieces.filter(({ text }) => text.trim() !== '').flatMap(({ text, lang }) => {
    const voice = voiceFor(lang)
    if (!voice) return []
    const said = new SpeechSynthesisUtterance(text)
    said.voice = voice
    said.lang = voice.lang
    return [said]
  })
}
