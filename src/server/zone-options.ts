import { otherTimeZones, US_TIME_ZONES, type UsTimeZone } from '../domain/clinics/time-zones.ts'

/** Rows of a time zone select: the United States by the names people use there, then the world by IANA names. */
export function zoneOptions(names: Record<UsTimeZone, string>): { value: string; label: string }[] {
  return [
    ...US_TIME_ZONES.map((value) => ({ value, label: names[value] })),
    ...otherTimeZones().map((value) => ({ value, label: value.replaceAll('_', ' ') })),
  ]
}
