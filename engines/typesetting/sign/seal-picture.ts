import { strToU8, zlibSync } from 'fflate'
import type { Point, SealGlyph, SealItem } from '../display.ts'
import type { FontFiles } from '../fonts.ts'
import { crc32 } from '../ofd/zip-read.ts'
import { outlineOf } from '../paint/outline.ts'
import { openTrueType } from '../paint/truetype.ts'
import type { SealPicture } from './ses.ts'

/** 300 dots to the inch: a seal prints sharp. */
const dotsPerMm = 300 / 25.4

/** A seal as a picture on nothing (PNG), as electronic seals hold it. Same seal and fonts, same bytes. */
export function sealPicture(seal: SealItem, fonts: FontFiles): SealPicture {
  const size = Math.ceil(2 * seal.radius * dotsPerMm)
  const ink = new Float32Array(size * size)
  const toDots = ({ x, y }: Point): Point => ({ x: (x - seal.x + seal.radius) * dotsPerMm, y: (y - seal.y + seal.radius) * dotsPerMm })
  for (const shape of shapesOf(seal, fonts)) fill(shape.map((ring) => ring.map(toDots)), { ink, size })
  return { type: 'PNG', data: png(ink, size, seal.color), width: 2 * seal.radius, height: 2 * seal.radius }
}

/** A shape: closed rings; what lies within by the winding rule is inked. */
type Shape = readonly (readonly Point[])[]

function shapesOf(seal: SealItem, fonts: FontFiles): Shape[] {
  return [[circle(seal, seal.radius), circle(seal, seal.radius - seal.ringWidth).toReversed()], [seal.star], ...seal.glyphs.map((glyph) => glyphShape(glyph, fonts))]
}

/** Corners enough that no eye sees them at 42 mm. */
const circleCorners = 360
const circle = ({ x, y }: Point, radius: number): Point[] =>
  Array.from({ length: circleCorners }, (_, i) => i * 2 * Math.PI / circleCorners).map((turn) => ({ x: x + radius * Math.cos(turn), y: y + radius * Math.sin(turn) }))

/** A curve of a glyph is cut into so many pieces. */
const curvePieces = 6

function glyphShape(glyph: SealGlyph, fonts: FontFiles): Shape {
  const font = openTrueType(fonts[glyph.font])
  const number = font.glyphOf(glyph.char.codePointAt(0)!)
  const em = glyph.size / font.unitsPerEm
  const turn = glyph.angle * Math.PI / 180
  const place = (fx: number, fy: number): Point => {
    const [dx, dy] = [(fx - font.advance(number) / 2) * em * glyph.scaleX, -fy * em]
    return { x: glyph.x + dx * Math.cos(turn) - dy * Math.sin(turn), y: glyph.y + dx * Math.sin(turn) + dy * Math.cos(turn) }
  }
  return outlineOf(font, number).map((steps) => {
    let [px, py] = [0, 0]
    return steps.flatMap((step) => {
      const [fromX, fromY] = [px, py]
      ;[px, py] = [step.x, step.y]
      if (step.kind !== 'curve') return [place(step.x, step.y)]
      return Array.from({ length: curvePieces }, (_, i) => (i + 1) / curvePieces).map((t) => {
        const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2]
        return place(a * fromX + b * step.cx + c * step.x, a * fromY + b * step.cy + c * step.y)
      })
    })
  })
}

interface Sheet { readonly ink: Float32Array; readonly size: number }

/** Each row of dots is scanned so many times; along the row the share of a dot is exact. */
const scansPerDot = 4

/** Inks a shape by scan lines: crossings of the rings in order, and between them where the winding is not zero. */
function fill(shape: Shape, sheet: Sheet): void {
  const scans = new Map<number, { x: number; way: number }[]>()
  for (const ring of shape) ring.forEach((from, i) => {
    const to = ring[(i + 1) % ring.length]!
    const [upper, lower, way] = from.y < to.y ? [from, to, 1] : [to, from, -1]
    for (let scan = Math.max(0, Math.ceil(upper.y * scansPerDot - 0.5)); (scan + 0.5) / scansPerDot < lower.y; scan++) {
      const share = ((scan + 0.5) / scansPerDot - upper.y) / (lower.y - upper.y)
      const crossing = { x: upper.x + share * (lower.x - upper.x), way }
      const known = scans.get(scan)
      if (known) known.push(crossing)
      else scans.set(scan, [crossing])
    }
  })
  for (const [scan, crossings] of scans) {
    crossings.sort((a, b) => a.x - b.x)
    let winding = 0
    crossings.forEach(({ x, way }, i) => {
      winding += way
      if (winding !== 0) span({ row: Math.floor(scan / scansPerDot), from: x, to: crossings[i + 1]!.x }, sheet)
    })
  }
}

function span({ row, from, to }: { row: number; from: number; to: number }, { ink, size }: Sheet): void {
  for (let x = Math.max(0, Math.floor(from)); x < Math.min(size, to); x++) {
    const share = Math.min(to, x + 1) - Math.max(from, x)
    const at = row * size + x
    ink[at] = Math.min(1, ink[at]! + share / scansPerDot)
  }
}

/** Red and how much of it; where there is none the dots are white, for readers that know nothing of opacity. */
function png(ink: Float32Array, size: number, color: string): Uint8Array {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16))
  const rows = new Uint8Array((4 * size + 1) * size)
  for (let y = 0; y < size; y++) for (let x = 0, at = y * (4 * size + 1) + 1; x < size; x++, at += 4) {
    const share = Math.round(ink[y * size + x]! * 255)
    rows[at] = share ? red : 255
    rows[at + 1] = share ? green : 255
    rows[at + 2] = share ? blue : 255
    rows[at + 3] = share
  }
  const chunks = [chunk('IHDR', header(size, size, [8, 6, 0, 0, 0])), chunk('pHYs', header(dotsPerMetre, dotsPerMetre, [1])), chunk('IDAT', zlibSync(rows, { level: 4 })), chunk('IEND', new Uint8Array())]
  return joined([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ...chunks])
}

const dotsPerMetre = Math.round(dotsPerMm * 1000)

/** Two numbers and some bytes, as chunks hold them. */
function header(first: number, second: number, rest: readonly number[]): Uint8Array {
  const whole = new Uint8Array(8 + rest.length)
  new DataView(whole.buffer).setUint32(0, first)
  new DataView(whole.buffer).setUint32(4, second)
  whole.set(rest, 8)
  return whole
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(data.length + 12)
  const view = new DataView(whole.buffer)
  view.setUint32(0, data.length)
  whole.set(strToU8(name), 4)
  whole.set(data, 8)
  view.setUint32(data.length + 8, crc32(whole.subarray(4, data.length + 8)))
  return whole
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0)
  return whole
}
