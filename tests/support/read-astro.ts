import { resolve } from 'node:path'
import { getViteConfig } from 'astro/config'
import { runnerImport } from 'vite'

/** Reads a module that imports `.astro` components, without a build and without the build's look at the content. */
export async function readAstro<T extends object>(path: string): Promise<T> {
  const settings = await getViteConfig({ logLevel: 'error' }, { configFile: false, logLevel: 'error' })({ mode: 'production', command: 'build' })
  const { module } = await runnerImport<T>(resolve(path), { ...settings, configFile: false, optimizeDeps: { noDiscovery: true } })
  return module
}
