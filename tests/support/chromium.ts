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

/**
 * Before the browser tests: makes sure that there is a Chromium. As root on Debian it installs the package.
 * @throws one line on how to get it
 */
export default function setup(): void {
  if (findChromium()) return
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const quietly = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    execFileSync('apt-get', ['update'], quietly)
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quietly)
  }
  if (!findChromium()) {
    throw new Error('No Chromium found. Install the package "chromium", or set CHROMIUM_PATH to a Chromium or Chrome.')
  }
}
