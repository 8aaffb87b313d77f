import type { TrueType } from './truetype.ts'

/** A piece of a glyph's outline in font units, y upwards; curves are quadratic. */
export type OutlineStep =
  | { readonly kind: 'move' | 'line'; readonly x: number; readonly y: number }
  | { readonly kind: 'curve'; readonly cx: number; readonly cy: number; readonly x: number; readonly y: number }

interface OutlinePoint { readonly x: number; readonly y: number; readonly on: boolean }

/** Flags of a point of a simple glyph. */
const onCurve = 1, shortX = 2, shortY = 4, repeats = 8, sameX = 16, sameY = 32

/** The closed contours of a simple glyph. Composite glyphs (none among Han characters of our fonts) have no outline here. */
export function outlineOf(font: TrueType, glyph: number): OutlineStep[][] {
  const { offset, length } = font.outline(glyph)
  if (!length || font.view.getInt16(offset) <= 0) return []
  return readContours(font.view, offset).filter((points) => points.length > 1).map(stepsOf)
}

function readContours(view: DataView, offset: number): OutlinePoint[][] {
  const contours = view.getInt16(offset)
  const ends = Array.from({ length: contours }, (_, i) => view.getUint16(offset + 10 + 2 * i))
  const count = ends.at(-1)! + 1
  let at = offset + 10 + 2 * contours
  at += 2 + view.getUint16(at)
  const flags: number[] = []
  while (flags.length < count) {
    const flag = view.getUint8(at++)
    const times = flag & repeats ? view.getUint8(at++) : 0
    for (let i = 0; i <= times; i++) flags.push(flag)
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += view.getUint8(at++) * (flag & same ? 1 : -1)
      else if (!(flag & same)) {
        value += view.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = axis(shortX, sameX)
  const ys = axis(shortY, sameY)
  const points = flags.map((flag, i) => ({ x: xs[i]!, y: ys[i]!, on: (flag & onCurve) !== 0 }))
  return ends.map((end, i) => points.slice(i === 0 ? 0 : ends[i - 1]! + 1, end + 1))
}

/** Between two control points lies an implied point on the curve, half way. */
function stepsOf(points: readonly OutlinePoint[]): OutlineStep[] {
  const middle = (a: OutlinePoint, b: OutlinePoint): OutlinePoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true })
  const first = points.findIndex((point) => point.on)
  const start = first >= 0 ? points[first]! : middle(points[0]!, points.at(-1)!)
  const rest = first >= 0 ? [...points.slice(first + 1), ...points.slice(0, first)] : points
  const steps: OutlineStep[] = [{ kind: 'move', x: start.x, y: start.y }]
  rest.forEach((point, i) => {
    if (point.on) return steps.push(...(i > 0 && !rest[i - 1]!.on ? [] : [{ kind: 'line' as const, x: point.x, y: point.y }]))
    const next = rest[i + 1] ?? start
    const end = next.on ? next : middle(point, next)
    return steps.push({ kind: 'curve', cx: point.x, cy: point.y, x: end.x, y: end.y })
  })
  return steps
}
