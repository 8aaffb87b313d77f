import { type Drawn, stepFacts } from './definition-words.ts'
import type { RuleNames } from './rule-names.ts'

/** One difference between two versions; `before` null is new, `after` null is gone. */
export interface Difference {
  readonly key: string
  /** 流程, 字段“…”, 环节“…” */
  readonly where: string
  /** Which property of it; null for the whole. */
  readonly what: string | null
  readonly before: string | null
  readonly after: string | null
}

/** How the second version differs from the first. Steps and fields are the same when their ids are, whatever their names and places. */
export const diffDefinitions = (before: Drawn, after: Drawn, names: RuleNames): readonly Difference[] => [
  ...(before.title === after.title ? [] : [{ key: 'title', where: '流程', what: '名称', before: before.title, after: after.title }]),
  ...fieldDifferences(before, after),
  ...stepDifferences(before, after, names),
]

function fieldDifferences(before: Drawn, after: Drawn): readonly Difference[] {
  return union(before.fields, after.fields, ({ name }) => name).flatMap(({ id, one, other }): readonly Difference[] => {
    const where = `字段“${(other ?? one)!.label}”`
    if (!one || !other) return [{ key: `field ${id}`, where, what: null, before: one ? one.label : null, after: other ? other.label : null }]
    return one.label === other.label ? [] : [{ key: `field ${id}`, where, what: '名称', before: one.label, after: other.label }]
  })
}

function stepDifferences(before: Drawn, after: Drawn, names: RuleNames): readonly Difference[] {
  return union(before.steps, after.steps, ({ id }) => id).flatMap(({ id, one, other }): readonly Difference[] => {
    const where = `环节“${(other ?? one)!.name}”`
    if (!one || !other) return [{ key: `step ${id}`, where, what: null, before: one ? one.name : null, after: other ? other.name : null }]
    return union(stepFacts(one, before, names), stepFacts(other, after, names), ({ key }) => key).flatMap(({ id: key, one: was, other: is }) =>
      (was?.words === is?.words ? [] : [{ key: `step ${id} ${key}`, where, what: (is ?? was)!.label, before: was?.words ?? null, after: is?.words ?? null }]))
  })
}

interface Pair<Part> { readonly id: string; readonly one: Part | undefined; readonly other: Part | undefined }

/** Parts of both lists paired by id, in the order of the second; those only in the first come last. */
function union<Part>(before: readonly Part[], after: readonly Part[], idOf: (part: Part) => string): readonly Pair<Part>[] {
  const first = new Map(before.map((part) => [idOf(part), part]))
  const second = new Map(after.map((part) => [idOf(part), part]))
  return [...new Set([...second.keys(), ...first.keys()])].map((id) => ({ id, one: first.get(id), other: second.get(id) }))
}
