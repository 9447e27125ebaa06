import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/**
 * Where Chromium is: CHROMIUM_PATH, the system's Chromium or Chrome, or the one Playwright brought.
 * @returns undefined where there is none
 */
export function findChromium(): string | undefined {
  const own = chromium.executablePath()
  return [process.env.CHROMIUM_PATH, ...SYSTEM, own].find((path) => path && existsSync(path))
}

/** The same engine without windows: enough, and half the time, where a page is only looked at. */
const WITHOUT_WINDOWS = '/usr/bin/chromium-headless-shell'

/** Chromium without windows where it is installed, else what `findChromium` finds. */
export function findQuickChromium(): string | undefined {
  return existsSync(WITHOUT_WINDOWS) ? WITHOUT_WINDOWS : findChromium()
}

/**
 * Before the browser tests: makes sure that there is a Chromium. As root on Debian it installs the package.
 * @throws one line on how to get it
 */
export default function setup(): void {
  if (findChromium() && existsSync(WITHOUT_WINDOWS)) return
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) install(['chromium', 'chromium-headless-shell'])
  if (!findChromium()) {
    throw new Error('No Chromium found. Install the package "chromium", or set CHROMIUM_PATH to a Chromium or Chrome.')
  }
}

/** What cannot be installed is missed below, or done without. */
function install(packages: string[]): void {
  const quietly = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  try {
    execFileSync('apt-get', ['update'], quietly)
    for (const name of packages) execFileSync('apt-get', ['install', '-y', '--no-install-recommends', name], quietly)
  } catch {
    return
  }
}
