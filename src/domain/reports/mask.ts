/** A figure about fewer people could tell of one of them. */
export const PEOPLE_MIN = 11

/**
 * One line of a table whose totals are shown too: a cell for each column. `people` is how many persons stand behind it
 * where the cells count something else, such as evenings or answers.
 */
export interface Line { cells: readonly number[]; people?: number }

/**
 * Which lines of a table may be shown beside its totals, so that no cell below `least` can be seen or worked out.
 * A line is hidden where one of its cells, or the people behind it, are too few. What is hidden together is two lines
 * or more and holds at least `least` in each column: else the total less the shown would tell. The next smallest line
 * goes with it until that is so, and lines of one size go together, or which of them stayed would tell.
 * @returns for each line whether it is shown; the totals themselves the caller asks `isEnough`
 */
export function maskLines(lines: readonly Line[], least = PEOPLE_MIN): boolean[] {
  const shown = lines.map((line) => sizeOf(line) >= least)
  while (shown.includes(true) && !isSafe(lines.filter((_, at) => !shown[at]), least)) {
    const smallest = Math.min(...lines.filter((_, at) => shown[at]).map(sizeOf))
    for (const [at, line] of lines.entries()) if (sizeOf(line) <= smallest) shown[at] = false
  }
  return shown
}

/** Whether a figure that stands by itself may be shown. */
export function isEnough(count: number, least = PEOPLE_MIN): boolean {
  return count >= least
}

/** What is shown of a table with one line that matters most: that line, which of the others, and whether the groups stand beside. */
export interface MaskedGroups { isChiefShown: boolean; shown: boolean[]; areGroupsShown: boolean }

/**
 * Masks a table of counts of people with one column for each group, whose sums over the groups are shown. The chief
 * line is told where it and all the others together are enough; the others are a table of their own beside what it
 * leaves. Where it is not told nothing is: the others would tell it. The groups are shown all or none, with the very
 * lines that the sums show.
 */
export function maskGroups(chief: readonly number[], others: readonly (readonly number[])[], least = PEOPLE_MIN): MaskedGroups {
  const rest = chief.map((_, group) => sum(others.map((cells) => cells[group] ?? 0)))
  const isChiefShown = sum(chief) >= least && sum(rest) >= least
  const shown = isChiefShown ? maskLines(others.map((cells) => ({ cells: [sum(cells)] })), least) : others.map(() => false)
  const areGroupsShown = isChiefShown && chief.length > 1 && [...chief, ...rest].every((count) => count >= least)
    && isFit(others.map((cells) => ({ cells })), shown, least)
  return { isChiefShown, shown, areGroupsShown }
}

/** Whether these lines may be shown: none of them is small, and what is hidden beside them can be told by no sum. */
function isFit(lines: readonly Line[], shown: readonly boolean[], least: number): boolean {
  const isLarge = lines.every((line, at) => !shown[at] || sizeOf(line) >= least)
  return isLarge && (!shown.includes(true) || isSafe(lines.filter((_, at) => !shown[at]), least))
}

function isSafe(hidden: readonly Line[], least: number): boolean {
  if (hidden.length === 0) return true
  const columns = hidden[0]?.cells ?? []
  const isEnoughEverywhere = columns.every((_, column) => {
    const cells = hidden.map((line) => line.cells[column] ?? 0)
    // Each as large as a hidden cell can be beside a shown one of `least`: their sum alone would tell them all.
    const areTold = cells.every((cell) => cell === least - 1)
    return sum(cells) >= least && !areTold
  })
  // Somebody may stand behind several lines: what is sure is the largest line alone.
  const people = Math.max(...hidden.map((line) => line.people ?? Infinity))
  return hidden.length > 1 && isEnoughEverywhere && people >= least
}

function sizeOf({ cells, people = Infinity }: Line): number {
  return Math.min(people, ...cells)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
