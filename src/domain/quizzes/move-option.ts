/** A press of Up or Down in an order question: which row, and where to. */
export interface Move { value: string; to: 'up' | 'down' }

/** Reads what a move button sends, `{option key} up` or `{option key} down`. */
export function readMove(text: string | undefined): Move | undefined {
  const [value, to, ...rest] = (text ?? '').split(' ')
  return value && (to === 'up' || to === 'down') && rest.length === 0 ? { value, to } : undefined
}

/** The option keys with one of them moved by one row; unchanged when there is no such row or no room. */
export function moveOption(options: readonly string[], move: Move): string[] {
  const moved = [...options]
  const from = moved.indexOf(move.value)
  const to = move.to === 'up' ? from - 1 : from + 1
  const other = moved[to]
  if (from === -1 || other === undefined) return moved
  moved[to] = move.value
  moved[from] = other
  return moved
}
