import { newHttpServer, type Answered, type AstroHandler, type PorchlightServer } from './http.ts'
import { defaultLimits } from './http/limits.ts'
import { sealCarried } from './join/carried.ts'
import { faultOf } from './log.ts'
import type { Installation } from './start.ts'

const STATIC_FOLDER = 'dist/client'
const MAC_LENGTH = 16
const DAY_LENGTH = 10

/** The server over an installation and the built pages, not listening yet. */
export function newServer(installation: Installation, page: AstroHandler): PorchlightServer {
  const { world, auth, clinics, config, log } = installation

  /** An address as it may be written down: it cannot be read, and tomorrow it is another one. */
  function addressMac(address: string): string {
    const day = world.clock.now().toISOString().slice(0, DAY_LENGTH)
    return world.vault.hmac('address', `${day}|${address}`).slice(0, MAC_LENGTH)
  }

  function answered(fact: Answered): void {
    log({ event: 'request', ...fact, address: addressMac(fact.address) })
    // A form may have changed a clinic; whoever asks next sees it.
    if (fact.method === 'POST') clinics.refresh().catch(() => undefined)
  }

  return newHttpServer({
    clinicOf: (host) => clinics.at(host),
    page,
    locals: (clinicId) => ({ world, auth, clinic: clinics.withId(clinicId) }),
    staticFolder: STATIC_FOLDER,
    ready: () => installation.isReady(),
    limits: defaultLimits,
    sealCode: (code) => sealCarried(world.vault, { code }),
    trustedProxies: config.trustedProxies,
    secure: config.publicOrigin.startsWith('https:'),
    answered,
    reported: (report) => log({ event: 'csp-report', ...report }),
    broke: (requestId, error) => log({ event: 'fault', requestId, route: 'wrapper', ...faultOf(error) }),
  })
}
