import { issueSetupCode } from '../domain/clinics/issue-setup-code.ts'
import { readBuiltCatalog } from './built-catalog.ts'
import { CATALOG } from './build.ts'
import { run } from './run.ts'
import { start, type Installation } from './start.ts'

/* The server, as the build packs it: few files, which the pages share, and no types to strip when it starts. */

export { newServer } from './serve.ts'

/**
 * The installation of the environment, with the courses as the build checked them.
 * @param fingerprint of the content as it stands now
 * @throws as `start`, and where the build saw other content
 */
export async function openInstallation(fingerprint: string): Promise<Installation> {
  const catalog = readBuiltCatalog(CATALOG, fingerprint)
  if (!catalog) throw new Error('The pages were built from other content. Start again.')
  return start({ alone: true, catalog })
}

/** Tells the person at the console where to go, and gives whoever sets a clinic up the code to prove it. */
async function greet({ world, clinics }: Installation): Promise<void> {
  for (const { id, origin } of clinics.all()) {
    const code = await issueSetupCode(world, id)
    const setup = code ? `It has no administrator yet. Open ${origin}/setup and type this code: ${code}\n` : ''
    process.stdout.write(`Porchlight is ready: ${origin}\n${setup}`)
  }
}

/** Serves until the process is told to stop. @param fingerprint of the content as it stands now */
export function serve(fingerprint: string): void {
  run(() => openInstallation(fingerprint), greet)
}
