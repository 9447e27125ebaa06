import { LineCounter, isNode, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Report, Rule } from './finding.ts'

type Path = readonly PropertyKey[]

/** YAML as data, with the lines its parts stand on. */
export interface Yaml { data: unknown; lineOf(path: Path): number | undefined }

/** Reads YAML text that starts at `firstLine` of its file. A syntax error is reported as K1. */
export function readYaml(text: string, report: Report, firstLine = 1): Yaml | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  for (const error of document.errors) report('K1', lineAt(error.pos[0]), `This is not YAML: ${error.message}. Mend the line.`)
  if (document.errors.length > 0) return undefined
  const lineOf = (path: Path): number | undefined => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lineAt(node.range[0])
    }
    return undefined
  }
  return { data: document.toJS() as unknown, lineOf }
}

/** The data as the schema has it; every issue is reported as K1 with its field and what to do. */
export function shaped<S extends z.ZodType>(schema: S, yaml: Yaml, report: Report): z.output<S> | undefined {
  const result = schema.safeParse(yaml.data, { reportInput: true })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const places = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    for (const at of places) report(...described(issue, yaml, at))
  }
  return undefined
}

function described(issue: z.core.$ZodIssue, yaml: Yaml, at: Path): [Rule, number | undefined, string] {
  const line = yaml.lineOf(at)
  const owner = ownerOf(yaml.data, at)
  const name = fieldName(owner ? at.slice(2) : at)
  const place = owner ? `"${owner}": ${name}` : name
  if (issue.code === 'unrecognized_keys') {
    return ['K1', line, `${place} is not a field here. Take it out or mend its name.`]
  }
  if (issue.input === undefined) {
    const option = owner && at[2] === 'options' && at[4] === 'feedback' ? optionKey(yaml.data, at) : undefined
    if (option) return ['Q1', line, `"${owner}" has no feedback for option ${option}. Every option explains itself.`]
    return ['K1', line, `${place} is missing. ${fix(issue)}`]
  }
  return ['K1', line, `${place} is ${shown(issue.input)}. ${fix(issue)}`]
}

function fix(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `Use one of: ${issue.values.map(String).join(', ')}.`
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) return `It takes ${issue.expected}.`
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`
}

function shown(value: unknown): string {
  const text = Array.isArray(value) ? `a list of ${value.length}` : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function fieldName(path: Path): string {
  const steps = path.map((step, at) => (typeof step === 'number' ? `[${step + 1}]` : `${at ? '.' : ''}${String(step)}`))
  return steps.join('') || 'the file'
}

/** The key of the question an issue stands in, so that authors find it. */
function ownerOf(data: unknown, path: Path): string | undefined {
  if ((path[0] !== 'checks' && path[0] !== 'quiz') || path.length < 3) return undefined
  const key = valueAt(data, [...path.slice(0, 2), 'key'])
  return typeof key === 'string' ? key : undefined
}

function optionKey(data: unknown, path: Path): string | undefined {
  const key = valueAt(data, [...path.slice(0, 4), 'key'])
  return typeof key === 'string' ? key : undefined
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], data)
}
