// A mark ends a sentence before a blank or the end; `2 a.m. for` and `"Why?" she asked` go on.
const end = /([.!?…]+["”»')\]*]*)(?=\s|$)/gu
const goesOn = /^\s+["“«'(]*\p{Ll}/u
const shortened = /(?:^|[\s("“])(?:Dr|Dra|Mr|Mrs|Ms|Sr|Sra|St|vs)\.$/u

/** The sentences of a text; a line ends one too. */
export function sentencesOf(text: string): string[] {
  return text.split('\n').flatMap(inLine)
}

function inLine(text: string): string[] {
  const sentences: string[] = []
  let from = 0
  for (const { index, 0: mark } of text.matchAll(end)) {
    const to = index + mark.length
    if (goesOn.test(text.slice(to)) || shortened.test(text.slice(from, to))) continue
    sentences.push(text.slice(from, to).trim())
    from = to
  }
  const rest = text.slice(from).trim()
  return (rest ? [...sentences, rest] : sentences).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** The sentence without what is quoted in it: other people's words are no claim and no advice of ours. */
export function withoutQuotes(text: string): string {
  return text.replace(/"[^"]*"|“[^”]*”|«[^»]*»/gu, '…')
}

/** What stands in quotation marks. */
export function quotesIn(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|“([^”]*)”|«([^»]*)»/gu)].map((found) => found[1] ?? found[2] ?? found[3] ?? '')
}
