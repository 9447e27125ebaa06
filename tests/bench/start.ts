import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Browser } from '../support/http-client.ts'
import { startCommand } from './start-command.ts'

const PAGE = '/sign-in'
const ASK_AGAIN_MS = 5
const GIVE_UP_MS = 30_000
/** Until what starting left behind is cleaned up. */
const REST_MS = 5_000
const KIB = 1024

/** How the product starts, with its first page answered. Memory in bytes. */
export interface Start { seconds: number; idle: number }

/** Starts the product itself on a built tree, waits for its first page and lets it rest; then stops it. */
export async function startProduct(port: number, origin: string, environment: NodeJS.ProcessEnv): Promise<Start> {
  const startedAt = performance.now()
  const { environment: own, options } = startCommand()
  const child = spawn(process.execPath, [...options, 'src/server/main.ts'], { env: { ...environment, ...own }, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  try {
    while (!await answers(port, origin)) {
      if (child.exitCode !== null || performance.now() - startedAt > GIVE_UP_MS) throw new Error('The server did not start.')
      await sleep(ASK_AGAIN_MS)
    }
    const seconds = (performance.now() - startedAt) / 1000
    await sleep(REST_MS)
    return { seconds, idle: residentOf(child.pid) }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/** The resident memory of another process, in bytes. */
function residentOf(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * KIB
}

async function answers(port: number, origin: string): Promise<boolean> {
  const answer = await new Browser(port, origin).get(PAGE).catch(() => undefined)
  return answer?.status === 200
}
