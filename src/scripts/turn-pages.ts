const FORWARD = ['ArrowRight', 'PageDown']
const BACK = ['ArrowLeft', 'PageUp']
/** A page that ends within this many pixels counts as read to its end. */
const NEAR_END_PX = 4

/** Arrow keys and the space bar follow the links to the next and the previous screen; the space bar reads on first. */
export function turnPages(): void {
  addEventListener('keydown', (event) => {
    const isElsewhere = event.altKey || event.ctrlKey || event.metaKey || (event.target as Element).matches('input, select, textarea, button, summary')
    if (isElsewhere) return
    const isSpace = event.key === ' '
    if (isSpace && (event.target as Element).matches('a')) return
    if (isSpace && !event.shiftKey && innerHeight + scrollY < document.documentElement.scrollHeight - NEAR_END_PX) return
    if (isSpace && event.shiftKey && scrollY > NEAR_END_PX) return
    const rel = FORWARD.includes(event.key) || (isSpace && !event.shiftKey) ? 'next' : BACK.includes(event.key) || isSpace ? 'prev' : undefined
    const link = rel && document.querySelector<HTMLAnchorElement>(`a[rel=${rel}]`)
    if (!link) return
    event.preventDefault()
    location.assign(link.href)
  })
}
