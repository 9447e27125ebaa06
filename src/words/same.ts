/** The same keys with other texts: what the Spanish dictionary has to be. A missing key does not compile. */
export type Same<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends (...a: infer A) => string ? (...a: A) => string : Same<T[K]>
}
