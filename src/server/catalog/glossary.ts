import { z } from 'zod'
import { entryFor } from '../../domain/catalog/glossary.ts'
import { GlossaryEntry, locales } from '../../domain/catalog/shape.ts'
import type { Course } from '../../domain/catalog/shape.ts'
import type { Finding, Report } from './finding.ts'
import { reportTo } from './finding.ts'
import type { Facts } from './read-facts.ts'
import type { Files } from './read-folder.ts'
import { readYaml, shaped } from './read-yaml.ts'
import type { UniqueKeys } from './unique-keys.ts'

export const GLOSSARY = 'glossary.yaml'

/** The hard words of a content folder; none where it has no glossary. What cannot be shaped is reported. */
export function readGlossary(files: Files, facts: Facts | undefined, keys: UniqueKeys, findings: Finding[]): GlossaryEntry[] {
  const text = files.get(GLOSSARY)
  const report = reportTo(findings, GLOSSARY)
  const yaml = text === undefined ? undefined : readYaml(text, report)
  const entries = (yaml && shaped(z.array(GlossaryEntry), yaml, report)) ?? []
  entries.forEach((entry, at) => {
    keys.add('word', entry.key, GLOSSARY)
    keys.add('order of words', entry.order, GLOSSARY)
    for (const id of entry.facts) {
      if (facts && !facts.has(id)) report('C1', yaml?.lineOf([at, 'facts']), `"${entry.key}" rests on ${id}, which is not in facts.json. Name a fact that is.`)
    }
    checkSpellings(entries, entry, yaml?.lineOf([at]), report)
  })
  return entries
}

function checkSpellings(entries: readonly GlossaryEntry[], entry: GlossaryEntry, line: number | undefined, report: Report): void {
  for (const lang of locales) {
    for (const word of [entry.term[lang], ...entry.also[lang]]) {
      const first = entryFor(entries, word, lang)
      if (first && first !== entry) report('K2', line, `"${word}" is already a word of "${first.key}". A word stands in one place: take it out here.`)
    }
  }
}

/** K6: every word that a module says it explains is in the glossary, so that its link leads somewhere. */
export function checkTermsAreExplained(courses: readonly Course[], glossary: readonly GlossaryEntry[], findings: Finding[]): void {
  for (const { folder, terms } of courses.flatMap((course) => course.modules)) {
    for (const lang of locales) {
      for (const term of terms[lang]) {
        if (entryFor(glossary, term, lang)) continue
        reportTo(findings, `courses/${folder}/${lang}.mdx`)('K6', undefined, `"${term}" is in terms but not in ${GLOSSARY}. Write it there, or add the spelling to also.${lang} of its entry.`)
      }
    }
  }
}
