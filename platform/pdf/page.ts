import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { applied, identity, stretchOf, times, type Matrix } from './matrix.ts'
import type { PlacedBox, PlacedPage, PlacedRule, PlacedRun } from '#lib/placed'

/** What pdf.js says of a page: its operators, and the names of its fonts. */
export interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
  readonly fontName: (key: string) => string
}
interface Glyph { readonly unicode: string; readonly width: number; readonly isSpace?: boolean }

/** The part of the graphics state that text and lines depend on. */
interface State {
  ctm: Matrix
  fill: string
  stroke: string
  lineWidth: number
  font: string
  size: number
  charSpacing: number
  wordSpacing: number
  scaleX: number
  leading: number
  rise: number
}
const start: State = { ctm: identity, fill: '#000000', stroke: '#000000', lineWidth: 1, font: '', size: 1, charSpacing: 0, wordSpacing: 0, scaleX: 1, leading: 0, rise: 0 }
const MM = 25.4 / 72

/** Runs the operators of a page and notes where text and straight lines come to stand; what runs upwards (A4 横排) stands on a sheet of its own, and what is slanted is counted. */
export function readPage(operators: Operators, [left, bottom, right, top]: readonly [number, number, number, number]): PlacedPage {
  const reader = new PageReader(operators, [1, 0, 0, -1, -left, top])
  operators.fnArray.forEach((operator, i) => reader.run(operator, (operators.argsArray[i] ?? []) as unknown[]))
  const page = { seals: [], widthMm: (right - left) * MM, heightMm: (top - bottom) * MM, runs: reader.runs, rules: reader.rules, images: reader.images }
  return {
    ...page, ...(reader.slanted ? { slanted: reader.slanted } : {}),
    ...(reader.rising.length ? { sideways: turnedBack(page, reader.rising) } : {}),
  }
}

class PageReader {
  readonly runs: PlacedRun[] = []
  readonly rules: PlacedRule[] = []
  readonly images: PlacedBox[] = []
  /** Text that runs upwards, placed as if turned back about the upper left corner of the sheet. */
  readonly rising: PlacedRun[] = []
  slanted = 0
  private readonly operators: Operators
  private readonly toSheet: Matrix
  private state: State = { ...start }
  private readonly kept: State[] = []
  private text: Matrix = identity
  private line: Matrix = identity

  constructor(operators: Operators, toSheet: Matrix) {
    this.operators = operators
    this.toSheet = toSheet
  }

  run(operator: number, args: unknown[]): void {
    const state = this.state
    const [first, second] = args as [number, number]
    switch (operator) {
      case OPS.save: this.kept.push({ ...state }); break
      case OPS.restore: this.state = this.kept.pop() ?? { ...start }; break
      case OPS.transform: state.ctm = times(state.ctm, args as unknown as Matrix); break
      case OPS.paintFormXObjectBegin: this.kept.push({ ...state }); if (args[0]) state.ctm = times(state.ctm, args[0] as Matrix); break
      case OPS.paintFormXObjectEnd: this.state = this.kept.pop() ?? { ...start }; break
      case OPS.setFillRGBColor: state.fill = String(args[0]); break
      case OPS.setStrokeRGBColor: state.stroke = String(args[0]); break
      case OPS.setLineWidth: state.lineWidth = first; break
      case OPS.beginText: this.text = this.line = identity; break
      case OPS.setFont: state.font = String(args[0]); state.size = second; break
      case OPS.setCharSpacing: state.charSpacing = first; break
      case OPS.setWordSpacing: state.wordSpacing = first; break
      case OPS.setHScale: state.scaleX = first; break
      case OPS.setLeading: state.leading = -first; break
      case OPS.setTextRise: state.rise = first; break
      case OPS.setTextMatrix: this.text = this.line = matrixOf(args[0]); break
      case OPS.moveText: this.moveLine(first, second); break
      case OPS.setLeadingMoveText: state.leading = -second; this.moveLine(first, second); break
      case OPS.nextLine: this.moveLine(0, -state.leading); break
      case OPS.showText: case OPS.showSpacedText: this.show(args[0] as (Glyph | number)[]); break
      case OPS.nextLineShowText: this.moveLine(0, -state.leading); this.show(args[0] as (Glyph | number)[]); break
      case OPS.constructPath: this.path(args); break
      case OPS.paintImageXObject: case OPS.paintInlineImageXObject: case OPS.paintImageMaskXObject: this.image(); break
    }
  }

  /** A picture fills the unit square of the axes. */
  private image(): void {
    const whole = times(this.toSheet, this.state.ctm)
    const corners = [applied(whole, 0, 0), applied(whole, 1, 0), applied(whole, 0, 1), applied(whole, 1, 1)]
    const [xs, ys] = [corners.map(([x]) => x * MM), corners.map(([, y]) => y * MM)]
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    this.images.push({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y })
  }

  private moveLine(x: number, y: number): void {
    this.text = this.line = times(this.line, [1, 0, 0, 1, x, y])
  }

  private show(glyphs: readonly (Glyph | number)[]): void {
    const { size, charSpacing, wordSpacing, scaleX, rise, font, fill, ctm } = this.state
    const whole = times(times(this.toSheet, ctm), this.text)
    const isLevel = whole[0] > 0 && Math.abs(whole[1]) < 1e-3 * whole[0]
    const isRising = whole[1] < 0 && Math.abs(whole[0]) < 1e-3 * -whole[1]
    const along = (at: number): number => { const [right, down] = applied(whole, at, rise); return (isRising ? -down : right) * MM }
    let x = 0
    let end = 0
    const xs: number[] = []
    let text = ''
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') { x -= (glyph / 1000) * size * scaleX; continue }
      if (!glyph) continue
      const advance = (glyph.width / 1000) * size
      for (const char of glyph.unicode) {
        xs.push(along(x))
        text += char
      }
      end = along(x + advance * scaleX)
      x += (advance + charSpacing + (glyph.isSpace ? wordSpacing : 0)) * scaleX
    }
    this.text = times(this.text, [1, 0, 0, 1, x, 0])
    if (!text.trim()) return
    if (!isLevel && !isRising) { this.slanted++; return }
    const name = this.operators.fontName(font).replace(/^[A-Z]{6}\+/, '')
    const [right, down] = applied(whole, 0, rise)
    const ink = { font: name, isRed: isRed(fill) }
    if (isLevel) this.runs.push({ text, xs, end, baseline: down * MM, size: Math.abs(whole[3] * size) * MM, ...ink })
    else this.rising.push({ text, xs, end, baseline: right * MM, size: Math.abs(whole[2] * size) * MM, ...ink })
  }

  /** Lines, and boxes so flat that they are lines. pdf.js gives the painting operator, the segments, and the bounds. */
  private path(args: readonly unknown[]): void {
    const isStroke = args[0] === OPS.stroke || args[0] === OPS.closeStroke || args[0] === OPS.fillStroke
    const data = (args[1] as readonly (ArrayLike<number> | null)[])[0]
    if (!data) return
    const whole = times(this.toSheet, this.state.ctm)
    if (isStroke) this.strokes(data, whole)
    else this.flatBox(args[2] as ArrayLike<number> | null, whole)
  }

  private strokes(data: ArrayLike<number>, whole: Matrix): void {
    let from: readonly [number, number] | null = null
    for (let i = 0; i < data.length;) {
      const kind = data[i]!
      const point = applied(whole, data[i + 1]!, data[i + 2]!)
      if (kind === 1 && from && (Math.abs(from[0] - point[0]) < 0.1 || Math.abs(from[1] - point[1]) < 0.1)) {
        this.rules.push({ x1: from[0] * MM, y1: from[1] * MM, x2: point[0] * MM, y2: point[1] * MM, width: this.state.lineWidth * stretchOf(whole) * MM, isRed: isRed(this.state.stroke) })
      }
      // pdf.js: 0 move, 1 line, 2 curve, 3 quadratic, 4 close.
      from = kind === 4 ? null : kind === 2 ? applied(whole, data[i + 5]!, data[i + 6]!) : kind === 3 ? applied(whole, data[i + 3]!, data[i + 4]!) : point
      i += [3, 3, 7, 5, 1][kind] ?? data.length
    }
  }

  private flatBox(bounds: ArrayLike<number> | null, whole: Matrix): void {
    if (!bounds) return
    const [x1, y1] = applied(whole, bounds[0]!, bounds[1]!)
    const [x2, y2] = applied(whole, bounds[2]!, bounds[3]!)
    const [wide, high] = [Math.abs(x2 - x1) * MM, Math.abs(y2 - y1) * MM]
    const isRedFill = isRed(this.state.fill)
    const [middleX, middleY] = [(x1 + x2) / 2 * MM, (y1 + y2) / 2 * MM]
    if (high < FLAT && wide > 4 * high) this.rules.push({ x1: Math.min(x1, x2) * MM, x2: Math.max(x1, x2) * MM, y1: middleY, y2: middleY, width: high, isRed: isRedFill })
    else if (wide < FLAT && high > 4 * wide) this.rules.push({ x1: middleX, x2: middleX, y1: Math.min(y1, y2) * MM, y2: Math.max(y1, y2) * MM, width: wide, isRed: isRedFill })
  }
}

/** The sheet of what runs upwards: x counts from its lower edge, y from its left one. */
function turnedBack({ widthMm, heightMm, rules }: PlacedPage, rising: readonly PlacedRun[]): PlacedPage {
  return {
    widthMm: heightMm, heightMm: widthMm, seals: [], runs: rising.map((run) => ({ ...run, xs: run.xs.map((x) => x + heightMm), end: run.end + heightMm })),
    rules: rules.map(({ x1, y1, x2, y2, ...ink }) => ({ x1: heightMm - y1, y1: x1, x2: heightMm - y2, y2: x2, ...ink })),
  }
}

/** A filled box less thick than this is a line. */
const FLAT = 1.2

const matrixOf = (value: unknown): Matrix => Array.from({ length: 6 }, (_, i) => Number((value as ArrayLike<number>)[i])) as unknown as Matrix

/** Red as people choose it. */
function isRed(color: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as [number, number, number]
  return red > 170 && green < 90 && blue < 90
}
