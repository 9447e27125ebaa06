import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Catalog, CatalogParts, Module, Reference } from '../domain/catalog/shape.ts'
import { newCatalog } from '../domain/catalog/shape.ts'

/** Modules by key: that of a reference and that of its course are one and the same. */
type WrittenReference = Omit<Reference, 'modules'> & { modules: string[] }
type Written = Omit<CatalogParts, 'references'> & { references: WrittenReference[] }

/** Writes down a catalog whose content was checked, so that a start need not read the content again. */
export function writeBuiltCatalog(file: string, catalog: Catalog): void {
  const { courses, worksheets, contacts, glossary, references } = catalog
  const written: Written = {
    courses, worksheets, contacts, glossary, fingerprint: catalog.fingerprint(),
    references: references.map((reference) => ({ ...reference, modules: reference.modules.map(({ key }) => key) })),
  }
  writeFileSync(file, JSON.stringify(written))
}

/**
 * The catalog that `writeBuiltCatalog` wrote; undefined where there is none, or one of other content.
 * @param fingerprint of the content as it stands now
 */
export function readBuiltCatalog(file: string, fingerprint: string): Catalog | undefined {
  if (!existsSync(file)) return undefined
  const written = JSON.parse(readFileSync(file, 'utf8')) as Written
  if (written.fingerprint !== fingerprint) return undefined
  const modules = new Map(written.courses.flatMap((course) => course.modules).map((module) => [module.key, module]))
  return newCatalog({
    ...written,
    references: written.references.map((reference) => ({ ...reference, modules: reference.modules.map((key) => known(modules, key)) })),
  })
}

function known(modules: ReadonlyMap<string, Module>, key: string): Module {
  const module = modules.get(key)
  if (!module) throw new Error(`The built catalog names a module ${key} that it does not hold. Build again.`)
  return module
}
