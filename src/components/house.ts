const MOST_WINDOWS = 12
const COLUMN = 36
const ROW = 34
const PANE = 24
const EAVES = 6
const SIDE = 4
const FLOOR = 8

const frame = 'M3 0h18a3 3 0 0 1 3 3v18a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z'
const bars = 'M12 0v24M0 12h24'

/** Up to 3 windows stand in one row, 4 to 6 in threes, 7 to 12 in fours; a single one leaves room for the door. */
function columnsFor(total: number): number {
  if (total <= 3) return Math.max(2, total)
  return total <= 6 ? 3 : 4
}

/**
 * The lines of a house with `total` windows, in units of its own view box; nothing for 0 or more than 12.
 * The door takes the free place at the end of the last row, or a ground floor of its own with a porch lamp.
 */
export function drawHouse(total: number) {
  if (total < 1 || total > MOST_WINDOWS) return undefined
  const columns = columnsFor(total)
  const rows = Math.ceil(total / columns)
  const doorInRow = total < rows * columns
  const wallWidth = columns * COLUMN + 2 * SIDE
  const width = wallWidth + 2 * EAVES
  const roofHeight = 18 + columns * 8
  const height = roofHeight + (doorInRow ? rows : rows + 1) * ROW + FLOOR + 1
  const left = EAVES + SIDE + (COLUMN - PANE) / 2
  const top = roofHeight + FLOOR
  const doorX = doorInRow ? left + (columns - 1) * COLUMN + 1 : (width - 22) / 2
  const doorTop = height - 1 - ROW - (doorInRow ? 1 : 0)
  const windows = Array.from({ length: total }, (_, index) => ({
    x: left + (index % columns) * COLUMN,
    y: top + Math.floor(index / columns) * ROW,
    frame,
    bars,
  }))
  return {
    width,
    height,
    windows,
    roof: `M${EAVES / 2} ${roofHeight}L${width / 2} 2L${width - EAVES / 2} ${roofHeight}z`,
    chimney: `M${width - EAVES - 26} ${roofHeight - 4}v${8 - roofHeight}h12v${roofHeight - 8}z`,
    wall: `M${EAVES} ${roofHeight}h${wallWidth}v${height - roofHeight - 1}h${-wallWidth}z`,
    door: `M${doorX} ${height - 1}V${doorTop + 9}a11 11 0 0 1 22 0V${height - 1}z`,
    lamp: doorInRow ? undefined : { x: doorX - 8, y: doorTop + 12 },
  }
}
