import { issueSetupCode } from '../domain/clinics/issue-setup-code.ts'
import { run } from './run.ts'
import { start, type Installation } from './start.ts'

/** Tells the person at the console where to go, and gives whoever sets a clinic up the code to prove it. */
async function greet({ world, clinics }: Installation): Promise<void> {
  for (const { id, origin } of clinics.all()) {
    const code = await issueSetupCode(world, id)
    const setup = code ? `It has no administrator yet. Open ${origin}/setup and type this code: ${code}\n` : ''
    process.stdout.write(`Porchlight is ready: ${origin}\n${setup}`)
  }
}

run(() => start({ alone: true }), greet)
