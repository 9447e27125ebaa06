import { failed, type Place, place } from './crawl-place.ts'

const REPORT = '/staff/reports/[report]'

/** The reports a clinician takes of their own people, families and workshops. */
export function reportPlaces(): Place[] {
  return [
    place('/staff/reports', 'dana'),
    ...['people', 'families', 'workshops'].map((report) => place(REPORT, 'dana', `/staff/reports/${report}`)),
    place(REPORT, 'dana', '/staff/reports/people?from=2040-01-01'),
    place(REPORT, 'dana', '/staff/reports/people', [{ as: 'print' }]),
    place(REPORT, 'dana', '/staff/reports/workshops', [{ as: 'print' }]),
    failed(REPORT, 'dana', { as: '' }, '/staff/reports/people'),
  ]
}
