import { readFileSync } from 'node:fs'

/** How `npm start` runs the server: what it sets in the environment, and Node's own options. */
export interface StartCommand { environment: Record<string, string>; options: string[] }

const SHAPE = /^exec env ((?:\w+=\S+ )+)node ((?:--\S+ )*)src\/server\/main\.ts$/

/** Reads package.json, so that what is measured is what runs. */
export function startCommand(): StartCommand {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  const [, environment, options] = SHAPE.exec(scripts.start) ?? []
  if (environment === undefined || options === undefined) throw new Error(`The bench does not understand the start script: ${scripts.start}`)
  return {
    environment: Object.fromEntries(environment.trim().split(' ').map((pair) => pair.split('=') as [string, string])),
    options: options.trim().split(' ').filter(Boolean),
  }
}
