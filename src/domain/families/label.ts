/** Whether two labels read as one: in any case, with any blanks between their words. */
export function isSameLabel(one: string, other: string): boolean {
  return plainLabel(one) === plainLabel(other)
}

/** A label as it is compared. */
export function plainLabel(label: string): string {
  return label.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en')
}
