import { z } from 'zod'
import type { StoryRelation } from '../../domain/catalog/shape.ts'
import { Key, relations } from '../../domain/catalog/shape.ts'
import { KEYS, readRegister } from './key-register.ts'
import type { Register } from './key-register.ts'
import type { LoadedCourse } from './load-content.ts'
import { loadContent } from './load-content.ts'
import type { Files } from './read-folder.ts'
import { readYaml } from './read-yaml.ts'
import type { NewModule } from './skeleton.ts'
import { skeletonQuiz, skeletonText } from './skeleton.ts'

/** A module to be made: its folder below the content folder, as `courses/2-signs/07-a-quiet-evening`, and its files. */
export interface ModulePlan { folder: string; courseOrder: number; order: number; files: Readonly<Record<string, string>> }

/** The plan, or one sentence about what keeps a module from being made. */
export type Planned = { ok: true; value: ModulePlan } | { ok: false; reason: string }

/** Plans a new module with the next free order of its course. Pure: nothing is read but `files`, nothing is written. */
export function planModule(files: Files, courseKey: string, key: string): Planned {
  const refuse = (reason: string): Planned => ({ ok: false, reason })
  if (!Key.safeParse(key).success) return refuse(`"${key}" is no key. A key is lower-case words with hyphens, as a-quiet-evening.`)
  const { loaded } = loadContent(files)
  const course = loaded.find(({ file }) => file?.key === courseKey)
  if (!course?.file) {
    return refuse(`There is no course "${courseKey}". The courses are: ${loaded.flatMap(({ file }) => file?.key ?? []).join(', ')}.`)
  }
  const register = readRegister(files.get(KEYS), () => undefined)
  if (!register) return refuse(`${KEYS} cannot be read, so nobody knows which keys were ever published. Mend it first.`)
  if (wasPublished(register, key)) return refuse(`"${key}" was published before, and a key is never given twice. Choose another.`)
  const taken = folderOf(loaded, key)
  if (taken) return refuse(`courses/${taken} has this key already. Choose another.`)

  const order = nextOrder(course, courseKey, register)
  const module: NewModule = { key, course: courseKey, order, cast: castIn(files) }
  return {
    ok: true,
    value: {
      folder: `${course.path.replace(/\/course\.yaml$/, '')}/${String(order).padStart(2, '0')}-${key}`,
      courseOrder: course.file.order, order,
      files: { 'en.mdx': skeletonText(module), 'quiz.yaml': skeletonQuiz(module) },
    },
  }
}

function wasPublished({ modules, retired }: Register, key: string): boolean {
  return Object.hasOwn(modules, key) || retired.includes(`module ${key}`)
}

// A folder whose text cannot be read still has its name.
function folderOf(loaded: readonly LoadedCourse[], key: string): string | undefined {
  return loaded.flatMap(({ modules }) => modules)
    .find(({ folder, en }) => en?.front.key === key || folder.split('/')[1]?.replace(/^\d+-/, '') === key)?.folder
}

/** One more than any module of the course ever had: an address is never given to another module. */
function nextOrder({ modules }: LoadedCourse, courseKey: string, register: Register): number {
  return 1 + Math.max(
    0,
    ...modules.map(({ en }) => en?.front.order ?? 0),
    ...modules.map(({ folder }) => Number(/^\d+/.exec(folder.split('/')[1] ?? '')?.[0] ?? 0)),
    ...Object.values(register.modules).filter(({ course }) => course === courseKey).map(({ order }) => order),
  )
}

const Cast = z.object({ cast: z.array(z.object({ relation: z.enum(relations), reader: z.string(), person: z.string() })) })

function castIn(files: Files): NewModule['cast'] {
  const read = Cast.safeParse(readYaml(files.get('cast.yaml') ?? '', () => undefined)?.data)
  const nameOf = (who: StoryRelation) => read.data?.cast.find(({ relation }) => relation === who)
  const names = relations.map((who) => [who, nameOf(who) ?? { reader: 'this relative', person: 'the person' }] as const)
  return Object.fromEntries(names) as NewModule['cast']
}
