/** Figures of the wrapper (security.md §4, §4.6). Times in milliseconds, sizes in bytes. */
export interface Limits {
  headersTimeout: number
  requestTimeout: number
  keepAliveTimeout: number
  checkEvery: number
  headerBytes: number
  headers: number
  connections: number
  requestsPerSocket: number
  targetBytes: number
  bodyBytes: number
  tableBytes: number
  reportBytes: number
  oneClickBytes: number
  reportsPerMinute: number
  fields: number
  inFlight: number
  pageTimeout: number
  drainTimeout: number
}

export const defaultLimits: Limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  checkEvery: 2_000,
  headerBytes: 16_384,
  headers: 64,
  connections: 1_024,
  requestsPerSocket: 1_000,
  targetBytes: 2_048,
  bodyBytes: 65_536,
  tableBytes: 524_288,
  reportBytes: 4_096,
  oneClickBytes: 1_024,
  reportsPerMinute: 10,
  fields: 200,
  inFlight: 256,
  pageTimeout: 15_000,
  drainTimeout: 9_000,
}
