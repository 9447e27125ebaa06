import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Browser } from '../support/http-client.ts'
import { startCommand } from './start-command.ts'

const PAGE = '/sign-in'
const ASK_AGAIN_MS = 5
const GIVE_UP_MS = 30_000

/** Starts the product itself on a built tree and waits for its first page; then stops it. */
export async function secondsToFirstAnswer(port: number, origin: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const startedAt = performance.now()
  const { environment: own, options } = startCommand()
  const child = spawn(process.execPath, [...options, 'src/server/main.ts'], { env: { ...environment, ...own }, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  try {
    while (!await answers(port, origin)) {
      if (child.exitCode !== null || performance.now() - startedAt > GIVE_UP_MS) throw new Error('The server did not start.')
      await sleep(ASK_AGAIN_MS)
    }
    return (performance.now() - startedAt) / 1000
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function answers(port: number, origin: string): Promise<boolean> {
  const answer = await new Browser(port, origin).get(PAGE).catch(() => undefined)
  return answer?.status === 200
}
