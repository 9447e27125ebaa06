/** Pages for people who write content. `astro dev` alone has them (dev-pages.ts); a build with one of them stops. */
export const writingRoutes = {
  '/write': 'src/pages/_write/index.astro',
  '/write/[course]/[module]': 'src/pages/_write/module.astro',
} as const

/** Whether a route pattern is one of them. */
export function isWritingRoute(pattern: string): boolean {
  return Object.hasOwn(writingRoutes, pattern)
}
