import { ALL_ENTITIES, EntityDecoder } from '@nodable/entities'

const MEDIA = /<(img|audio|video|object|iframe|embed|svg)\b|@@PLUGINFILE@@/i
const LINK = /<a\b[^>]*\bhref/i
const SHAPE = /<(table|pre|code|sub|sup|math)\b|\\\(|\$\$/i

const entities = new EntityDecoder({ namedEntities: ALL_ENTITIES, numericAllowed: true })

/** Whether a text needs a picture, a sound or a film to be understood. */
export function needsMedia(html: string): boolean {
  return MEDIA.test(html)
}

/** What a text loses as plain words, each as a few words. */
export function lossesOf(html: string): string[] {
  return [...(LINK.test(html) ? ['links'] : []), ...(SHAPE.test(html) ? ['tables, formulas or code'] : [])]
}

/** HTML as one line of plain words: tags go, entities become their characters, blanks are single. */
export function plainText(html: string): string {
  const words = html.replaceAll(/<!--[\s\S]*?-->/g, ' ').replaceAll(/<\/?(p|br|div|li|ul|ol|h[1-6]|tr|td|th|table)\b[^>]*>/gi, ' ').replaceAll(/<\/?[a-z][^>]*>/gi, '')
  return entities.decode(words).replaceAll(/[\s\u00a0]+/g, ' ').trim()
}
