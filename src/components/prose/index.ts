/**
 * The words authors may use in a module's text, and the marks they leave in the rendered HTML.
 *
 * Markup that reaches the page (styled in src/styles; classes only, no scripts):
 *   .story    div      opening story in the reader's version
 *   .example  figure   with figcaption.eyebrow; may hold .avoid
 *   .avoid    figure   with figcaption.eyebrow; holds a paragraph or bare text
 *   .script   figure   with figcaption.eyebrow, then two paragraphs; prints on its own
 *   .term     dfn      inline, holding a link to the word in the glossary
 *   .picture  figure   <Picture id="…" alt="what it shows" caption="what to take from it" />, own lines, ids in domain/catalog/pictures.ts;
 *                      svg[role=img] with the alternative text as its name, then figcaption
 *   .reveal   details, as components/Reveal.astro
 * Drawn into the holes by components/learn:
 *   .contact  span, inline, holding text and a[href^="tel:"]
 *   .reflect  figure   figcaption.eyebrow, p, div of span.blank (pen lines), p.meta
 *   .worksheet         .card with p.eyebrow, p > a, p.meta
 *   .reveal   the sources, ul and p.meta
 *   .cite     small    inline, for staff who review
 * The reader's text stands in div.prose (Prose.astro).
 *
 * Marks, never sent, cut away by parts.ts:
 *   <x-section is="id"> · <x-who is="relation"> · <x-home is="safe"> · <x-word is="label"></x-word>
 *   <x-term>word</x-term>, filled by linkTerms
 *   <x-hole check="key"></x-hole>, also contact, worksheet, reflect, cite, sources (the section's id)
 */
import Avoid from './Avoid.astro'
import Check from './Check.astro'
import Cite from './Cite.astro'
import Contact from './Contact.astro'
import Example from './Example.astro'
import For from './For.astro'
import PictureEnglish from './PictureEnglish.astro'
import PictureSpanish from './PictureSpanish.astro'
import Reflect from './Reflect.astro'
import Reveal from './Reveal.astro'
import Script from './Script.astro'
import Section from './Section.astro'
import Story from './Story.astro'
import Term from './Term.astro'
import Way from './Way.astro'
import Worksheet from './Worksheet.astro'

const vocabulary = {
  Avoid, Check, Cite, Contact, Example, For, Reflect, Reveal, Script, Section, Story, Term, Way, Worksheet,
}

/** The words for a text in each language: a picture is labelled in the language around it. */
export const vocabularies = {
  en: { ...vocabulary, Picture: PictureEnglish },
  es: { ...vocabulary, Picture: PictureSpanish },
}
