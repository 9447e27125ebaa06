/** The names of what a form changed, for the audit record: `phone timeZone`. Never the values. */
export function changedIn<T extends object>(before: T, after: Partial<T>): string {
  return (Object.keys(after) as (keyof T & string)[]).filter((name) => after[name] !== before[name]).join(' ')
}
