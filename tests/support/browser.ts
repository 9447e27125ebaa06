import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { findChromium, findQuickChromium } from './chromium.ts'

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

/** Scripts are compiled and cleaned up after in their own thread: a third of the processor's time, where cores are few. */
const FEW_THREADS = '--js-flags=--single-threaded-gc --no-concurrent-recompilation'
/** Another third. Layout and colours are worked out all the same. */
const UNPAINTED = '--enable-begin-frame-control'

/** A step that takes longer than this will not happen. */
const STEP_MS = 10_000

/** A phone from the floor of what families use, and a clinic's computer. */
export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1366, height: 768 }

/**
 * Starts Chromium. `backForwardCache`: as people have it; Playwright turns it off. `quick`: pages are only looked at.
 * `unpainted`: not even that, only what they are made of; nothing can be clicked, since a click waits for a frame.
 */
export function openChromium(options: { backForwardCache?: boolean; quick?: boolean; unpainted?: boolean } = {}): Promise<Browser> {
  const quick = options.quick || options.unpainted
  const executablePath = quick ? findQuickChromium() : findChromium()
  if (!executablePath) throw new Error('No Chromium found.')
  return chromium.launch({
    executablePath, args: [...FLAGS, ...quick ? [FEW_THREADS] : [], ...options.unpainted ? [UNPAINTED] : []],
    ...(options.backForwardCache ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
  })
}

export interface Visit { context: BrowserContext; page: Page; requests: string[]; troubles: string[] }

/**
 * A fresh visitor. `requests` gathers every address asked for; `troubles` every console error, refused policy and
 * failed page, so that a test can expect none.
 */
export async function newVisit(
  browser: Browser, origin: string, options: { javaScriptEnabled?: boolean; viewport?: { width: number; height: number }; locale?: string } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: origin, viewport: options.viewport ?? PHONE, locale: options.locale ?? 'en-US',
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  })
  context.setDefaultTimeout(STEP_MS)
  const page = await context.newPage()
  const requests: string[] = []
  const troubles: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  context.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()) })
  context.on('weberror', (error) => troubles.push(String(error.error())))
  return { context, page, requests, troubles }
}
