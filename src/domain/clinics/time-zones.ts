/** Zones of the United States and its islands, east to west: people there know them by a name of their own. */
export const US_TIME_ZONES = [
  'America/Puerto_Rico', 'America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix',
  'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'Pacific/Guam',
] as const

export type UsTimeZone = (typeof US_TIME_ZONES)[number]

/** Every other IANA time zone this computer knows, by name. */
export function otherTimeZones(): string[] {
  const known: readonly string[] = US_TIME_ZONES
  return Intl.supportedValuesOf('timeZone').filter((zone) => !known.includes(zone))
}

export function isTimeZone(text: string): boolean {
  return (US_TIME_ZONES as readonly string[]).includes(text) || otherTimeZones().includes(text)
}
