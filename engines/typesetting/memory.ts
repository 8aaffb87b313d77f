import type { Item, Origin, Page, TextItem } from './display.ts'
import type { FontMetrics } from './fonts.ts'
import type { Atom, Ruler, StyledRun } from './text/atoms.ts'
import type { Line, LineMeasure } from './text/break-lines.ts'
import type { Place } from './text/set-line.ts'

/**
 * What earlier layouts found, so that the next lays out only what changed. It never changes a result. It holds what the last two
 * layouts used and nothing older.
 */
export interface LayoutMemory {
  /** Begins a layout: what the last one did not use is forgotten, all of it when the fonts are others. */
  readonly begin: (fonts: FontMetrics) => Measurements
  /** Pages of the last layout stand in for equal ones, so that painters know what they have painted. */
  readonly keep: (pages: readonly Page[]) => readonly Page[]
}
/** Measured text by its content. */
export interface Measurements {
  readonly used: Map<string, Measured>
  readonly before: ReadonlyMap<string, Measured>
}
interface Measured { readonly atoms: readonly Atom[]; readonly missing: readonly string[] }

/** An empty memory, for one paper that is laid out again and again, or for papers that are alike. */
export function newLayoutMemory(): LayoutMemory {
  let fonts: FontMetrics | undefined
  let used = new Map<string, Measured>()
  let last: readonly Page[] = []
  return {
    begin: (metrics) => {
      const before = fonts === metrics ? used : new Map<string, Measured>()
      fonts = metrics
      used = new Map()
      return { used, before }
    },
    keep: (pages) => {
      last = pages.map((page, index) => last[index] && isEqual(page, last[index]) ? last[index] : page)
      return last
    },
  }
}

/** Measured runs out of the memory, or measured now and kept there. Characters that no font has are told again. */
export function measuredBefore(memory: Measurements, runs: readonly StyledRun[], ruler: Ruler, measure: (runs: readonly StyledRun[], ruler: Ruler) => Atom[]): readonly Atom[] {
  const key = runs.map(({ text, face, offset }) => `${face} ${offset ?? ''} ${text.length} ${text}`).join('')
  const known = memory.used.get(key) ?? memory.before.get(key) ?? measured(runs, ruler, measure)
  memory.used.set(key, known)
  known.missing.forEach(ruler.missing)
  return known.atoms
}

function measured(runs: readonly StyledRun[], ruler: Ruler, measure: (runs: readonly StyledRun[], ruler: Ruler) => Atom[]): Measured {
  const missing: string[] = []
  const atoms = measure(runs, { pick: ruler.pick, missing: (char) => missing.push(char) })
  broken.set(atoms, new Map())
  return { atoms, missing }
}

/** A text is seldom set in more widths than these; columns being drawn wider leave many behind. */
const mostMeasures = 4

/** Lines of atoms that a memory holds, by their measure; and lines as they were last set. Both live as long as the atoms. */
const broken = new WeakMap<readonly Atom[], Map<string, readonly Line[]>>()
const setLines = new WeakMap<Line, { place: Place; items: readonly TextItem[] } | null>()

/** Lines out of the memory that holds the atoms, or broken now. */
export function brokenBefore(atoms: readonly Atom[], measure: LineMeasure, breakNow: (atoms: readonly Atom[], measure: LineMeasure) => Line[]): readonly Line[] {
  const known = broken.get(atoms)
  if (!known) return breakNow(atoms, measure)
  const key = `${measure.width} ${measure.indent ?? 0}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= mostMeasures) known.clear()
  const lines = breakNow(atoms, measure)
  for (const line of lines) setLines.set(line, null)
  known.set(key, lines)
  return lines
}

/** The items of a line that still stands where it was last set, or set now. */
export function setBefore(line: Line, place: Place, setNow: (line: Line, place: Place) => TextItem[]): readonly TextItem[] {
  const before = setLines.get(line)
  if (before === undefined) return setNow(line, place)
  if (before && isEqual(before.place, place)) return before.items
  const items = setNow(line, place)
  setLines.set(line, { place, items })
  return items
}

type Plain = Page | Item | Origin | Place

/** Whether plain data are the same: numbers, texts, lists and records of them. */
function isEqual(a: Plain, b: Plain): boolean
function isEqual(a: unknown, b: unknown): boolean
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, i) => isEqual(one, b[i]))
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => isEqual((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
}
