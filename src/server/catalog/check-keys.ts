import { reportTo } from './finding.ts'
import type { Finding, Report } from './finding.ts'
import type { PublishedModule, PublishedQuestion, Register } from './key-register.ts'
import { KEYS, placesOf } from './key-register.ts'
import type { Content } from './load-content.ts'
import type { ModuleFiles } from './loaded.ts'

/**
 * K3: a published key stays, or is marked retired and never returns. K4: what changes an answer's meaning raises a version.
 * To retire a key an author takes it out of its file and adds its place, as the finding names it, to `retired` in
 * keys.json.
 */
export function checkKeys(before: Register, now: Register, content: Content, findings: Finding[]): void {
  checkPlaces(before, now, content, findings)
  checkOrders(before, now, reportTo(findings, KEYS))
  for (const files of content.loaded.flatMap(({ modules }) => modules)) {
    const key = files.en?.front.key ?? ''
    const [was, is] = [before.modules[key], now.modules[key]]
    if (was && is) checkVersions(was, is, files, findings)
  }
}

function checkPlaces(before: Register, now: Register, content: Content, findings: Finding[]): void {
  const retired = new Set(before.retired)
  const present = new Set(placesOf(now))
  const inKeys = reportTo(findings, KEYS)
  const gone = placesOf(before).filter((place) => !present.has(place) && !retired.has(place))
  // What stood inside something gone need not be named one by one.
  for (const place of gone.filter((one) => !gone.some((other) => holds(other, one)) && ![...retired].some((other) => holds(other, one)))) {
    const [kind = '', path = ''] = place.split(' ')
    const module = before.modules[path.split('/')[0] ?? '']
    const since = module ? ` in version ${module.version}` : ''
    fileOf(place, content, findings)('K3', undefined, `${kind} "${path.split('/').at(-1)}" was published${since} and is gone. Mark it retired in keys.json: "${place}".`)
  }
  for (const place of [...present].filter((one) => retired.has(one) || [...retired].some((other) => holds(other, one)))) {
    inKeys('K3', undefined, `${place} is retired and may not return. Choose another key.`)
  }
}

// `module x` holds `section x/y`; `question x/y` holds `option x/y/z`; `worksheet x` holds `field x/y`.
const outer: Readonly<Record<string, readonly string[]>> = {
  section: ['module'], question: ['module'], option: ['question', 'module'], field: ['worksheet'],
}

function holds(other: string, place: string): boolean {
  const [[otherKind = '', otherPath = ''], [kind = '', path = '']] = [other.split(' '), place.split(' ')]
  return (outer[kind]?.includes(otherKind) ?? false) && path.startsWith(`${otherPath}/`)
}

function fileOf(place: string, { loaded, sheets }: Content, findings: Finding[]): Report {
  const key = place.split(' ')[1]?.split('/')[0]
  const files = loaded.flatMap(({ modules }) => modules).find(({ en }) => en?.front.key === key)
  const path = place.startsWith('field') ? sheets.find(({ sheet }) => sheet.key === key)?.path
    : /^(question|option)/.test(place) ? files?.quiz?.path : files?.en?.path
  return reportTo(findings, path ?? KEYS)
}

function checkOrders(before: Register, now: Register, report: Report): void {
  for (const [key, { course, order }] of Object.entries(now.modules)) {
    const owner = Object.entries(before.modules).find(([other, was]) => other !== key && was.course === course && was.order === order && !now.modules[other])
    if (owner) report('K3', undefined, `order ${order} of course "${course}" belongs to "${owner[0]}", which is retired; "${key}" takes it. Give it the next free one.`)
  }
  for (const [key, { order }] of Object.entries(now.worksheets)) {
    const owner = Object.entries(before.worksheets).find(([other, was]) => other !== key && was.order === order && !now.worksheets[other])
    if (owner) report('K3', undefined, `order ${order} belongs to worksheet "${owner[0]}", which is retired; "${key}" takes it. Give it the next free one.`)
  }
}

function checkVersions(was: PublishedModule, is: PublishedModule, { en, quiz }: ModuleFiles, findings: Finding[]): void {
  const inQuiz = reportTo(findings, quiz!.path)
  const lineOf = (key: string) => (['checks', 'quiz'] as const).flatMap((list) => {
    const at = quiz!.file[list].findIndex((question) => question.key === key)
    return at < 0 ? [] : quiz!.lineOf([list, at]) ?? []
  })[0]
  for (const [key, question] of Object.entries(is.questions)) {
    const earlier = was.questions[key]
    if (!earlier) continue
    const what = changedIn(earlier, question)
    if (question.version < earlier.version) inQuiz('K4', lineOf(key), `"${key}" is at version ${question.version}, but ${earlier.version} was published. Versions only rise.`)
    else if (what && question.version === earlier.version) inQuiz('K4', lineOf(key), `"${key}": ${what} changed but its version is still ${earlier.version}. Answers hang on it: set ${earlier.version + 1}.`)
  }
  const inText = reportTo(findings, en!.path)
  const line = en!.lineOf(['version'])
  const what = changesOf(was, is)
  if (is.version < was.version) inText('K4', line, `version is ${is.version}, but ${was.version} was published. Versions only rise.`)
  else if (what.length > 0 && is.version === was.version) inText('K4', line, `The ${what.join(' and the ')} changed but version is still ${was.version}. Answers hang on it: set ${was.version + 1}.`)
}

function changedIn(was: PublishedQuestion, is: PublishedQuestion): string | undefined {
  if (!same(was.options, is.options)) return 'the option set'
  return same(was.right, is.right) ? undefined : 'the right answer'
}

function changesOf(was: PublishedModule, is: PublishedModule): string[] {
  const critical = ({ questions }: PublishedModule) => Object.keys(questions).filter((key) => questions[key]?.critical && key in was.questions && key in is.questions).sort()
  const versions = ({ questions }: PublishedModule) => Object.entries(questions).map(([key, { in: list, version }]) => `${list} ${key} ${version}`).sort()
  const parts: readonly [string, unknown, unknown][] = [
    ['sections', was.sections, is.sections],
    ['objectives', was.objectives, is.objectives],
    ['pass mark', was.passMark, is.passMark],
    ['gate', was.gate, is.gate],
    ['worksheet', was.worksheet, is.worksheet],
    ['critical questions', critical(was), critical(is)],
    ['questions', versions(was), versions(is)],
  ]
  return [...parts.filter(([, before, after]) => !same(before, after)).map(([name]) => name), ...claimsChanged(was, is)]
}

/** A section that cites another fact than before, or a fact that claims something else. */
function claimsChanged(was: PublishedModule, is: PublishedModule): string[] {
  return Object.entries(is.claims).flatMap(([section, claims]) => {
    const before = was.claims[section]
    const facts = before ? [...new Set([...Object.keys(before), ...Object.keys(claims)])].filter((id) => before[id] !== claims[id]) : []
    return facts.length > 0 ? `claims of section "${section}" (${facts.sort().join(', ')})` : []
  })
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
