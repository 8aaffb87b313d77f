import type { DocxLinePitch, DocxParagraph, DocxRun, DocxSection } from '../facts.ts'
import { mmOfPoints } from './measures.ts'
import type { AutomaticNumber } from './numbering.ts'
import type { ParagraphProperties, RunProperties } from './properties.ts'
import { outlineOf, type ResolvedStyle, type Styles } from './styles.ts'

/** The layers from which a paragraph's looks come, the lowest first. */
export interface Layers {
  readonly styles: Styles
  readonly section: DocxSection['grid']
  readonly table: ResolvedStyle | undefined
  readonly style: ResolvedStyle | undefined
  readonly number: AutomaticNumber | null
  readonly direct: ParagraphProperties
}

/** Everything said of the paragraph, the nearest layer winning. The indents of a list yield to a style that names the list itself. */
export function paragraphOf({ styles, table, style, number, direct }: Layers): ParagraphProperties {
  const own = style?.paragraph ?? {}
  const list = number?.paragraph ?? {}
  const middle = own.numId !== undefined && direct.numId === undefined ? [list, own] : [own, list]
  return Object.assign({}, styles.defaults.paragraph, table?.paragraph, ...middle, direct)
}

/** Everything said of a run. Bold and italic of a character style turn those of the paragraph's style round. */
export function runOf({ styles, table, style }: Layers, character: ResolvedStyle | undefined, direct: RunProperties): RunProperties {
  const below: RunProperties = { ...styles.defaults.run, ...table?.run, ...style?.run }
  const turned = (name: 'bold' | 'italic') => character?.run[name] && below[name] ? { [name]: false } : {}
  return { ...below, ...character?.run, ...turned('bold'), ...turned('italic'), ...direct }
}

/** Word's own size where a file names none. */
const unnamedSizePt = 10
export const sizeOf = (run: RunProperties): number => run.sizePt ?? unnamedSizePt

export function shownRun(text: string, run: RunProperties, { styles, section }: Layers): DocxRun {
  const sizePt = sizeOf(run)
  const spacingMm = run.spacingMm ?? 0
  const gridMm = run.snapToGrid === false ? 0 : section?.addedPerCharMm ?? 0
  const scaleX = run.scaleX ?? 1
  return {
    text, ...styles.families(run), sizePt, bold: run.bold ?? false, italic: run.italic ?? false, underlined: run.underlined ?? false,
    color: run.color ?? '#000000', spacingMm, scaleX, advanceMm: Math.round((mmOfPoints(sizePt) * scaleX + spacingMm + gridMm) * 1000) / 1000,
  }
}

/** Runs that look the same are one. */
export function joinedRuns(runs: readonly DocxRun[]): DocxRun[] {
  const joined: DocxRun[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && JSON.stringify({ ...last, text: '' }) === JSON.stringify({ ...run, text: '' })) joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  return joined
}

const alignments: Readonly<Record<string, DocxParagraph['align']>> = {
  left: 'left', start: 'left', center: 'center', right: 'right', end: 'right', both: 'justify', distribute: 'distribute',
}

type Looks = Pick<DocxParagraph, 'align' | 'indent' | 'line' | 'beforeMm' | 'afterMm' | 'keepNext' | 'borders' | 'tabs'> & Partial<Pick<DocxParagraph, 'outlineLevel'>>

/** The looks of a paragraph whose characters are `sizePt` large. */
export function looksOf(properties: ParagraphProperties, sizePt: number, layers: Layers): Looks {
  const characterMm = mmOfPoints(sizePt) + (layers.section?.addedPerCharMm ?? 0)
  // Characters given as 0 leave the length in force; Word writes both.
  const length = (characters: number | undefined, mm: number | undefined) => characters ? round(characters * characterMm) : mm ?? 0
  const firstMm = length(properties.firstChars, properties.firstMm)
  const linesMm = (lines: number | undefined, mm: number | undefined) => lines ? round(lines * (layers.section?.pitchMm ?? mmOfPoints(12))) : mm ?? 0
  const outlineLevel = outlineOf(properties, layers.style)
  return {
    align: alignments[properties.align ?? ''] ?? 'left',
    indent: {
      leftMm: length(properties.leftChars, properties.leftMm), rightMm: length(properties.rightChars, properties.rightMm),
      firstMm, firstChars: properties.firstChars || Math.round(firstMm / characterMm * 100) / 100,
    },
    line: linePitch(properties, sizePt, layers), beforeMm: linesMm(properties.beforeLines, properties.beforeMm), afterMm: linesMm(properties.afterLines, properties.afterMm),
    keepNext: properties.keepNext ?? false, borders: properties.borders ?? {}, tabs: properties.tabs ?? [],
    ...(outlineLevel === undefined ? {} : { outlineLevel }),
  }
}

const round = (mm: number): number => Math.round(mm * 1000) / 1000
/** How high a line of Chinese is by itself, in em: what 仿宋 and 宋体 ask for. */
const naturalHeight = 1.3

function linePitch(properties: ParagraphProperties, sizePt: number, { section }: Layers): DocxLinePitch {
  const { lineTwips = 240, lineRule = 'auto' } = properties
  if (lineRule === 'exact' || lineRule === 'atLeast') {
    const mm = mmOfPoints(lineTwips / 20)
    return { rule: lineRule, mm, ...(lineRule === 'exact' ? { pitchMm: mm } : {}) }
  }
  const times = lineTwips / 240
  if (!section || properties.snapToGrid === false) return { rule: 'multiple', times }
  // On a grid a line takes as many whole pitches as its natural height needs.
  const pitches = Math.max(1, Math.ceil(mmOfPoints(sizePt) * naturalHeight * times / section.pitchMm - 0.05))
  return { rule: 'multiple', times, pitchMm: round(pitches * section.pitchMm) }
}
