import { atomically, now, type World } from '../world.ts'
import { FIRST_SETTINGS } from './first-settings.ts'
import { insertClinic, listClinics, updateOrigin } from './queries.ts'

/** Until `/setup` says otherwise. */
const FIRST = {
  name: 'Our clinic',
  discreetName: 'Porchlight',
  phone: '',
  timeZone: 'America/New_York',
  languages: 'en es',
  leaveTarget: 'https://www.weather.gov/',
  ...FIRST_SETTINGS,
}

/**
 * Makes sure that there is a clinic to serve: the first one is made with an open library, and where there is one
 * alone, its address follows `origin`. With several, their addresses are their own.
 */
export function prepareClinic(world: World, origin: string): Promise<void> {
  return atomically(world, async ({ db }) => {
    const [first, ...others] = await listClinics(db)
    const at = now(world)
    if (!first) await insertClinic(db, { ...FIRST, id: world.newId(), origin, libraryOpenAt: at, setUpAt: null, createdAt: at, certificateCheckAt: null })
    else if (others.length === 0 && first.origin !== origin) await updateOrigin(db, first.id, origin)
  })
}
