import { addressMacs } from './address-macs.ts'
import { newHttpServer, type Answered, type AstroHandler, type PorchlightServer } from './http.ts'
import { defaultLimits } from './http/limits.ts'
import { sealCarried } from './join/carried.ts'
import { faultOf } from './log.ts'
import { overseen } from './overseen.ts'
import type { Installation } from './start.ts'

const STATIC_FOLDER = 'dist/client'

/** The server over an installation and the built pages, not listening yet. */
export function newServer(installation: Installation, page: AstroHandler): PorchlightServer {
  const { world, auth, clinics, config, log } = installation
  const addressMac = addressMacs(world)

  function answered(fact: Answered): void {
    log({ event: 'request', ...fact, address: addressMac(fact.address) })
    // A form may have changed a clinic; whoever asks next sees it.
    if (fact.method === 'POST') clinics.refresh().catch(() => undefined)
  }

  return newHttpServer({
    clinicOf: (host) => clinics.at(host),
    page,
    locals: (clinicId) => ({ world, auth, clinic: clinics.withId(clinicId), installation: overseen(installation, clinicId) }),
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
