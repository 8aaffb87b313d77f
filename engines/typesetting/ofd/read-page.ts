import type { PlacedPage, PlacedRule, PlacedRun } from '#lib/placed'
import { boxAbout, chained, corners, mapped, moved, type Box, type Matrix } from './geometry.ts'
import { colorOf, isRed, type Resources } from './read-resources.ts'
import { runsOf, type TurnedRun } from './read-text.ts'
import { numbersIn, pathIn, type PathPiece } from './values.ts'
import { childOf, type XmlElement } from './xml-read.ts'

/** What is found on a page, before it is told what stands upright. */
export interface Gathered {
  readonly runs: TurnedRun[]
  readonly rules: PlacedRule[]
  readonly seals: { x: number; y: number; radius: number }[]
  readonly images: OfdImage[]
}
/** A picture on a page, in mm; `file` as it is in the package. */
export interface OfdImage extends Box { readonly bytes: Uint8Array; readonly format: string }

/** Where objects are gathered from: their axes on the page, the drawing parameters about them, and how deep within composites they are. */
export interface Scope {
  readonly axes: Matrix
  readonly params: readonly (string | undefined)[]
  readonly depth: number
  readonly resources: Resources
  readonly into: Gathered
  readonly unread: (what: string) => void
}

const deepest = 8
/** So much on one page is read; more is no document. */
const mostRuns = 200_000
const mostRules = 20_000

/** Gathers the objects within a layer, block or composite. */
export function gather(parent: XmlElement, scope: Scope): void {
  for (const object of parent.children) {
    if (object.attributes['Visible'] === 'false') {
      scope.unread('有隐藏的内容')
      continue
    }
    switch (object.name) {
      case 'TextObject': gatherText(object, scope); break
      case 'PathObject': gatherPath(object, scope); break
      case 'ImageObject': gatherImage(object, scope); break
      case 'CompositeObject': gatherComposite(object, scope); break
      case 'PageBlock': gather(object, scope); break
      case 'Layer': gather(object, { ...scope, params: [object.attributes['DrawParam'], ...scope.params] }); break
      default: break
    }
  }
}

/** An object's axes on the page: its CTM, then its place, then those of what it stands in. */
function axesOf(object: XmlElement, { axes }: Scope): Matrix {
  const boundary = numbersIn(object.attributes['Boundary'] ?? '') ?? []
  const place = chained(moved(boundary[0] ?? 0, boundary[1] ?? 0), axes)
  const ctm = numbersIn(object.attributes['CTM'] ?? '')
  return ctm?.length === 6 ? chained(ctm as unknown as Matrix, place) : place
}

const paramsOf = (object: XmlElement, { params, resources }: Scope) => ({ params: [object.attributes['DrawParam'], ...params], resources })

function gatherText(object: XmlElement, scope: Scope): void {
  if (scope.into.runs.length > mostRuns) return scope.unread('文字过多，只读入了一部分')
  const font = scope.resources.fonts.get(object.attributes['Font'] ?? '')
  const runs = runsOf(object, { onPage: axesOf(object, scope), font, isRed: isRed(colorOf(object, 'FillColor', paramsOf(object, scope))), unread: scope.unread })
  for (const run of runs) if (run.text !== '') scope.into.runs.push(run)
  return undefined
}

function gatherImage(object: XmlElement, scope: Scope): void {
  const image = scope.resources.images.get(object.attributes['ResourceID'] ?? '')
  const box = boxAbout(corners({ x: 0, y: 0, width: 1, height: 1 }).map(({ x, y }) => mapped(x, y, axesOf(object, scope))))
  if (image) scope.into.images.push({ ...box, ...image })
  else scope.unread('有的图片没有图片文件')
}

function gatherComposite(object: XmlElement, scope: Scope): void {
  const content = childOf(scope.resources.composites.get(object.attributes['ResourceID'] ?? ''), 'Content')
  if (!content || scope.depth >= deepest) return scope.unread('有的复合图形找不到内容')
  return gather(content, { ...scope, axes: axesOf(object, scope), params: paramsOf(object, scope).params, depth: scope.depth + 1 })
}

/** Rules are straight and level or upright: stroked lines, edges of boxes, and thin filled boxes. A large round red path is a seal. */
function gatherPath(object: XmlElement, scope: Scope): void {
  const pieces = pathIn(childOf(object, 'AbbreviatedData')?.text ?? '')
  if (!pieces) return scope.unread('有的图形路径不能解析')
  const onPage = axesOf(object, scope)
  const [a, b] = onPage
  const isStroked = object.attributes['Stroke'] !== 'false'
  const color = isRed(colorOf(object, isStroked ? 'StrokeColor' : 'FillColor', paramsOf(object, scope)))
  const width = isStroked ? (Number(object.attributes['LineWidth']) || 0.353) * Math.hypot(a, b) : 0
  const points = pointsOf(pieces, onPage)
  const box = boxAbout(points.flatMap(({ all }) => all))
  if (color && isSealShaped(pieces, box)) {
    scope.into.seals.push({ x: box.x + box.width / 2, y: box.y + box.height / 2, radius: (box.width + width) / 2 })
    return undefined
  }
  if (scope.into.rules.length > mostRules) return scope.unread('线条过多，只读入了一部分')
  if (isStroked) scope.into.rules.push(...strokes(points, { width, isRed: color }))
  else if (Math.min(box.width, box.height) < 1.2 && Math.max(box.width, box.height) > 3) scope.into.rules.push(bar(box, color))
  return undefined
}

interface PathStep { readonly operator: string; readonly all: readonly { x: number; y: number }[] }

function pointsOf(pieces: readonly PathPiece[], onPage: Matrix): PathStep[] {
  return pieces.map(({ operator, values }) => {
    // Of an arc only the end is a point: its radii, angle and flags come before.
    const numbers = operator === 'A' ? values.slice(5) : values
    return { operator, all: Array.from({ length: numbers.length / 2 }, (_, i) => mapped(numbers[2 * i]!, numbers[2 * i + 1]!, onPage)) }
  })
}

const isSealShaped = (pieces: readonly PathPiece[], { width, height }: Box): boolean =>
  pieces.some(({ operator }) => operator === 'B' || operator === 'A') && width >= 15 && width <= 60 && height > width * 0.6 && height < width * 1.05

/** How far a line may lean and still be level or upright. */
const lean = 0.1

function strokes(steps: readonly PathStep[], ink: { readonly width: number; readonly isRed: boolean }): PlacedRule[] {
  const rules: PlacedRule[] = []
  let start: { x: number; y: number } | undefined
  let pen: { x: number; y: number } | undefined
  for (const { operator, all } of steps) {
    const to = operator === 'C' ? start : all.at(-1)
    const isLine = operator === 'L' || operator === 'C'
    if (isLine && pen && to && (Math.abs(pen.x - to.x) < lean || Math.abs(pen.y - to.y) < lean) && Math.hypot(pen.x - to.x, pen.y - to.y) > 1) {
      rules.push({ x1: pen.x, y1: pen.y, x2: to.x, y2: to.y, ...ink })
    }
    if (operator === 'M' || operator === 'S') start = to
    pen = to
  }
  return rules
}

const bar = ({ x, y, width, height }: Box, red: boolean): PlacedRule => width > height
  ? { x1: x, y1: y + height / 2, x2: x + width, y2: y + height / 2, width: height, isRed: red }
  : { x1: x + width / 2, y1: y, x2: x + width / 2, y2: y + height, width, isRed: red }

/** A page as others read it: upright runs; text that runs upwards stands on a sheet of its own, turned back. */
export function placed(gathered: Gathered, size: { readonly widthMm: number; readonly heightMm: number }, unread: (what: string) => void): PlacedPage & { readonly sideways?: PlacedPage } {
  const { rules, seals } = gathered
  const plain = (runs: readonly TurnedRun[], shift = 0) => 
    runs.map(({ text, xs, end, baseline, size: em, font, isRed: red }): PlacedRun => ({ text, xs: xs.map((x) => x + shift), end: end + shift, baseline, size: em, font, isRed: red }))
  const upright = gathered.runs.filter(({ angle }) => Math.abs(angle) < 1)
  // Turned back by 90° about the upper left corner, what runs upwards lies left of the sheet by its height.
  const sideways = gathered.runs.filter(({ angle }) => Math.abs(angle + 90) < 1)
  if (upright.length + sideways.length < gathered.runs.length) unread('有斜置或倒置的文字')
  const page = { ...size, runs: plain(upright), rules, seals }
  return sideways.length
    ? { ...page, sideways: { widthMm: size.heightMm, heightMm: size.widthMm, runs: plain(sideways, size.heightMm), rules: rules.map((rule) => turnedRule(rule, size.heightMm)), seals: [] } }
    : page
}

const turnedRule = ({ x1, y1, x2, y2, ...ink }: PlacedRule, height: number): PlacedRule => ({ x1: height - y1, y1: x1, x2: height - y2, y2: x2, ...ink })
