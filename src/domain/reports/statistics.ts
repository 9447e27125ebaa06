/** z of a two-sided 95 % interval. */
const Z = 1.959964

/**
 * The 95 % score interval of a share (E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22, 1927, 209–212). Unlike the one of textbooks it never
 * leaves 0 to 1 and holds for few.
 * @param count how many of `of`, both whole @returns undefined where there is nothing to share
 */
export function wilsonInterval(count: number, of: number): { low: number; high: number } | undefined {
  if (of === 0) return undefined
  const share = count / of
  const spread = Z ** 2 / of
  const middle = share + spread / 2
  const half = Z * Math.sqrt((share * (1 - share) + spread / 4) / of)
  const between = (value: number) => Math.min(1, Math.max(0, value / (1 + spread)))
  return { low: between(middle - half), high: between(middle + half) }
}

/**
 * Sums over the people who answered every question of a quiz: how many, how many got this question right, their scores
 * over the whole quiz, the squares of these, and the scores of those who got it right.
 */
export interface ScoreSums { people: number; right: number; scores: number; squares: number; scoresOfRight: number }

/**
 * How well a question tells those who know the rest of the quiz from those who do not: the point-biserial correlation
 * of being right with the score over the other questions, the question itself left out (S. Henrysson, "Correction of
 * item-total correlations in item analysis", Psychometrika 28, 1963, 211–218).
 * @returns −1 to 1; undefined where everybody or nobody is right, or all know the rest equally well
 */
export function discrimination({ people, right, scores, squares, scoresOfRight }: ScoreSums): number | undefined {
  const rest = scores - right
  const restSquares = squares - 2 * scoresOfRight + right
  const both = scoresOfRight - right
  const spread = (people * right - right ** 2) * (people * restSquares - rest ** 2)
  if (spread <= 0) return undefined
  return Math.min(1, Math.max(-1, (people * both - right * rest) / Math.sqrt(spread)))
}
