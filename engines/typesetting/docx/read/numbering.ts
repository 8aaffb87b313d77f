import { integerOf } from './measures.ts'
import { numberText } from './number-formats.ts'
import type { DocxPackage } from './package.ts'
import { paragraphPropertiesOf, runPropertiesOf, type ParagraphProperties, type RunProperties } from './properties.ts'
import { childOf, childrenOf, switchOf, valueOf, type XmlElement } from './xml.ts'

/** An automatic number as it is printed before a paragraph. */
export interface AutomaticNumber {
  readonly text: string
  /** What its level says of the paragraph and of the number's own type. */
  readonly paragraph: ParagraphProperties
  readonly run: RunProperties
  /** The format when it is one we do not know: then the text has plain digits. */
  readonly unknownFormat?: string
}

/** Counts as the paragraphs come, in reading order. */
export interface Numbering { readonly next: (numId: string, level: number) => AutomaticNumber | null }

interface Level {
  readonly format: string
  readonly pattern: string
  readonly start: number
  readonly suffix: string
  readonly legal: boolean
  /** Level whose step sets this one back, from 1; 0 for never. */
  readonly restart?: number
  readonly paragraph: ParagraphProperties
  readonly run: RunProperties
}
interface List { readonly key: string; readonly levels: ReadonlyMap<number, Level>; readonly starts: ReadonlyMap<number, number> }

const levelCount = 9

export function readNumbering(file: DocxPackage): Numbering {
  const root = file.part('numbering.xml')
  const abstracts = new Map(childrenOf(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'] ?? '', one]))
  const nums = new Map(childrenOf(root, 'w:num').map((num) => [num.attributes['w:numId'] ?? '', num]))
  const lists = new Map<string, List | null>()
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    next(numId, level) {
      if (!lists.has(numId)) lists.set(numId, listOf(numId, { abstracts, nums, styleNums: stylesWithLists(file) }))
      const list = lists.get(numId)
      const own = list?.levels.get(level)
      if (!list || !own) return null
      if (!counters.has(list.key)) counters.set(list.key, [])
      const counts = counters.get(list.key)!
      // A list that goes on from another's definition but restarts does so once, at its first paragraph of the level.
      const restarts = list.starts.has(level) && !begun.has(`${numId}:${level}`)
      begun.add(`${numId}:${level}`)
      step(counts, level, { list, restarts })
      return written(list, level, counts)
    },
  }
}

function step(counts: (number | undefined)[], level: number, { list, restarts }: { list: List; restarts: boolean }): void {
  const startOf = (at: number) => list.starts.get(at) ?? list.levels.get(at)?.start ?? 1
  counts[level] = restarts || counts[level] === undefined ? startOf(level) : counts[level] + 1
  for (let at = 0; at < level; at++) counts[at] ??= startOf(at)
  for (let below = level + 1; below < levelCount; below++) {
    const restart = list.levels.get(below)?.restart
    if (restart === undefined || (restart > 0 && level < restart)) counts[below] = undefined
  }
}

function written(list: List, level: number, counts: readonly (number | undefined)[]): AutomaticNumber {
  const own = list.levels.get(level)!
  let unknownFormat: string | undefined
  const text = own.format === 'bullet' ? bulletOf(own.pattern) : own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const format = own.legal ? 'decimal' : list.levels.get(at)?.format ?? 'decimal'
    const value = counts[at] ?? 1
    const shown = numberText(format, value)
    if (shown === null) unknownFormat = format
    return shown ?? String(value)
  })
  const gap = own.suffix === 'space' && text ? ' ' : ''
  return { text: text + gap, paragraph: own.paragraph, run: own.run, ...(unknownFormat ? { unknownFormat } : {}) }
}

/** Bullets are often characters of symbol fonts, which mean nothing elsewhere. */
const bulletOf = (pattern: string): string => pattern === '' ? '' : /[\ue000-\uf8ff]/.test(pattern) ? '•' : pattern

interface Sources {
  readonly abstracts: ReadonlyMap<string, XmlElement>
  readonly nums: ReadonlyMap<string, XmlElement>
  /** The list that a numbering style stands for. */
  readonly styleNums: ReadonlyMap<string, string>
}

const stylesWithLists = (file: DocxPackage): ReadonlyMap<string, string> => new Map(childrenOf(file.part('styles.xml'), 'w:style').flatMap((style) => {
  const numId = valueOf(childOf(style, 'w:pPr', 'w:numPr'), 'w:numId')
  return style.attributes['w:type'] === 'numbering' && numId ? [[style.attributes['w:styleId'] ?? '', numId] as const] : []
}))

function listOf(numId: string, sources: Sources): List | null {
  const num = sources.nums.get(numId)
  const own = sources.abstracts.get(valueOf(num, 'w:abstractNumId') ?? '')
  if (!num || !own) return null
  const linked = sources.styleNums.get(valueOf(own, 'w:numStyleLink') ?? '')
  const definition = linked === undefined ? own : sources.abstracts.get(valueOf(sources.nums.get(linked), 'w:abstractNumId') ?? '') ?? own
  const overrides = childrenOf(num, 'w:lvlOverride')
  const levels = [...childrenOf(definition, 'w:lvl'), ...overrides.flatMap((override) => childrenOf(override, 'w:lvl'))]
  const starts = overrides.flatMap((override) => {
    const start = integerOf(valueOf(override, 'w:startOverride'))
    return start === undefined ? [] : [[integerOf(override.attributes['w:ilvl']) ?? 0, start] as const]
  })
  return {
    key: definition.attributes['w:abstractNumId'] ?? '',
    levels: new Map(levels.map((level) => [integerOf(level.attributes['w:ilvl']) ?? 0, levelOf(level)])), starts: new Map(starts),
  }
}

function levelOf(level: XmlElement): Level {
  const restart = integerOf(valueOf(level, 'w:lvlRestart'))
  return {
    format: valueOf(level, 'w:numFmt') ?? 'decimal', pattern: valueOf(level, 'w:lvlText') ?? '', start: integerOf(valueOf(level, 'w:start')) ?? 1,
    suffix: valueOf(level, 'w:suff') ?? 'tab', legal: switchOf(level, 'w:isLgl') ?? false, ...(restart === undefined ? {} : { restart }),
    paragraph: paragraphPropertiesOf(childOf(level, 'w:pPr')), run: runPropertiesOf(childOf(level, 'w:rPr')),
  }
}
