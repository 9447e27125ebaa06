import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import type { Loader, LoaderContext } from 'astro/loaders'
import { z } from 'astro/zod'

const texts = glob({
  base: './content/courses',
  pattern: '*/*/{en,es}.mdx',
  generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  // The source of every text would be built in and kept in memory.
  retainBody: false,
})

/** As `texts`; but in development one text that cannot be read keeps nobody from the others, and is tried again. */
const patient: Loader = {
  ...texts,
  async load(context: LoaderContext) {
    try {
      await texts.load(context)
    } catch (error) {
      const { watcher } = context
      if (!watcher) throw error
      context.logger.error(`A text cannot be read: ${error instanceof Error ? error.message : String(error)}`)
      const again = (path: string): void => {
        if (!path.endsWith('.mdx')) return
        watcher.off('change', again)
        void patient.load(context)
      }
      watcher.on('change', again)
    }
  },
}

/** The text of modules, for rendering alone: ids are `Module.folder` and the language. Structure: read-catalog.ts. */
const modules = defineCollection({ loader: patient, schema: z.looseObject({}) })

export const collections = { modules }
