import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { vocabularies } from '../../src/components/prose/index.ts'

/** The HTML of a picture in a text of that language. Holds `.astro` imports: to be read by read-astro.ts. */
export async function drawn(picture: { id: string; alt: string; caption: string }, locale: 'en' | 'es'): Promise<string> {
  const container = await AstroContainer.create()
  return container.renderToString(vocabularies[locale].Picture, { props: picture })
}
