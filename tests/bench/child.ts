import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startCommand } from './start-command.ts'

/** What a process has used so far: processor time in µs, memory in bytes. */
export interface Usage { cpuMicros: number; resident: number; residentPeak: number }

/** A server in a process of its own. */
export interface Child {
  usage(): Promise<Usage>
  /** Ends it in order. */
  stop(): Promise<void>
}

const KIB = 1024

/** In the child, once it listens: says so, tells its usage when asked, and ends with its parent. */
export function answerParent(close: () => Promise<void>): void {
  process.on('message', (asked) => {
    if (asked === 'usage') process.send?.(ownUsage())
    else void close().finally(() => process.exit(0))
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.('listening')
}

/**
 * Starts a script of this folder as `npm start` starts the server, and waits until it listens.
 * Its log goes nowhere, but it is written.
 */
export async function startChild(script: string, args: string[], environment: NodeJS.ProcessEnv): Promise<Child> {
  const { environment: own, options } = startCommand()
  const child = fork(join(import.meta.dirname, script), args, {
    env: { ...environment, ...own }, execArgv: options, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  if (await answerOf(child) !== 'listening') throw new Error(`${script} did not start.`)
  return {
    usage() {
      child.send('usage')
      return answerOf(child) as Promise<Usage>
    },
    async stop() {
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    },
  }
}

/** The next message of a child; rejects when it ends instead. */
function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`A server ended with code ${code}.`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}

function ownUsage(): Usage {
  const { user, system } = process.cpuUsage()
  return { cpuMicros: user + system, resident: process.memoryUsage.rss(), residentPeak: process.resourceUsage().maxRSS * KIB }
}
