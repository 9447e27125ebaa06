import { randomUUID } from 'node:crypto'
import type { Installation } from './start.ts'
import { start } from './start.ts'

let running: Promise<Installation> | undefined

/** What `main.ts` would hand over, for `astro dev`: one World for the life of the process, opened at the first request. */
export async function devLocals(): Promise<Pick<App.Locals, 'world' | 'auth' | 'clinic' | 'requestId' | 'clientAddress'>> {
  const { world, auth, clinics } = await (running ??= start({ alone: false }))
  await clinics.refresh()
  const [clinic] = clinics.all()
  if (!clinic) throw new Error('The database holds no clinic.')
  return { world, auth, clinic, requestId: randomUUID(), clientAddress: '127.0.0.1' }
}
