import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'

/** The text of modules, for rendering alone: ids are `Module.folder` and the language. Structure: read-catalog.ts. */
const modules = defineCollection({
  loader: glob({
    base: './content/courses',
    pattern: '*/*/{en,es}.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
  schema: z.looseObject({}),
})

export const collections = { modules }
