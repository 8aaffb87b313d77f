import type { DocxDrawing } from '../facts.ts'
import { colorOf, integerOf, mmOfCss, mmOfEmu } from './measures.ts'
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from './xml.ts'

/** A drawn thing, and the text box in it, still unread. */
export interface Drawn {
  readonly drawing: Omit<DocxDrawing, 'paragraph'>
  readonly box?: XmlElement
}

/** The things in one `w:drawing`: a group gives its parts. */
export function drawnOf(element: XmlElement): Drawn[] {
  return childrenOf(element).filter(({ name }) => name === 'wp:inline' || name === 'wp:anchor').flatMap((frame) => {
    const extent = childOf(frame, 'wp:extent')?.attributes
    const properties = childOf(frame, 'wp:docPr')?.attributes
    const description = properties?.['descr'] || properties?.['title']
    const anchored = frame.name === 'wp:anchor'
    const outer: Outer = {
      anchored, widthMm: emu(extent?.['cx']), heightMm: emu(extent?.['cy']),
      ...(anchored ? { place: placeOf(frame) } : {}), ...(description ? { description } : {}),
    }
    const data = childOf(frame, 'a:graphic', 'a:graphicData')
    return childrenOf(data).flatMap((content) => contentOf(content, outer))
  })
}

type Outer = Omit<DocxDrawing, 'paragraph' | 'kind'>
const emu = (text: string | undefined): number => mmOfEmu(integerOf(text) ?? 0)

function placeOf(anchor: XmlElement): NonNullable<DocxDrawing['place']> {
  const axis = (name: string) => {
    const position = childOf(anchor, name)
    const offset = childOf(position, 'wp:posOffset')
    const align = childOf(position, 'wp:align')
    return { from: position?.attributes['relativeFrom'], mm: offset && emu(textOf(offset)), align: align && textOf(align) }
  }
  const [x, y] = [axis('wp:positionH'), axis('wp:positionV')]
  return {
    ...(x.mm === undefined ? {} : { xMm: x.mm }), ...(y.mm === undefined ? {} : { yMm: y.mm }),
    ...(x.from ? { xFrom: x.from } : {}), ...(y.from ? { yFrom: y.from } : {}),
    ...(x.align ? { xAlign: x.align } : {}), ...(y.align ? { yAlign: y.align } : {}),
  }
}

function contentOf(content: XmlElement, outer: Outer): Drawn[] {
  switch (content.name) {
    case 'pic:pic': return [{ drawing: { kind: 'picture', ...outer } }]
    case 'wps:wsp': return [shapeOf(content, outer)]
    case 'wpg:wgp': case 'wpg:grpSp': case 'wpc:wpc': return childrenOf(content).flatMap((part) => partNames.has(part.name) ? contentOf(part, { ...outer, ...sizeOf(part) }) : [])
    default: return [{ drawing: { kind: 'object', ...outer } }]
  }
}
const partNames = new Set(['pic:pic', 'wps:wsp', 'wpg:wgp', 'wpg:grpSp'])

/** A part of a group has its own size; its place in the group is left to the group. */
function sizeOf(part: XmlElement): Partial<Outer> {
  const size = childOf(part, part.name === 'pic:pic' ? 'pic:spPr' : 'wps:spPr', 'a:xfrm', 'a:ext')?.attributes
  return size ? { widthMm: emu(size['cx']), heightMm: emu(size['cy']) } : {}
}

function shapeOf(shape: XmlElement, outer: Outer): Drawn {
  const properties = childOf(shape, 'wps:spPr')
  const line = childOf(properties, 'a:ln')
  const width = integerOf(line?.attributes['w'])
  const stroke = solidColor(line)
  const fill = solidColor(properties)
  const box = childOf(shape, 'wps:txbx', 'w:txbxContent')
  const geometry = childOf(properties, 'a:prstGeom')?.attributes['prst'] ?? ''
  const kind = box ? 'text-box' : /line|connector/i.test(geometry) || isFlat(outer) ? 'line' : 'shape'
  return {
    drawing: {
      kind, ...outer, ...(stroke ? { lineColor: stroke } : {}), ...(width === undefined ? {} : { lineWidthMm: mmOfEmu(width) }), ...(fill ? { fillColor: fill } : {}),
    },
    ...(box ? { box } : {}),
  }
}

const isFlat = ({ widthMm, heightMm }: Outer): boolean => widthMm === 0 || heightMm === 0

function solidColor(element: XmlElement | undefined): string | undefined {
  const fill = childOf(element, 'a:solidFill')
  const value = childOf(fill, 'a:srgbClr')?.attributes['val'] ?? childOf(fill, 'a:sysClr')?.attributes['lastClr']
  return value && colorOf(value)
}

const vmlShapes = new Set(['v:shape', 'v:rect', 'v:line', 'v:polyline', 'v:roundrect', 'v:oval', 'v:group', 'v:image'])

/** The things in one `w:pict` or `w:object`: the older drawing language, which WPS still writes beside the newer. */
export function drawnInVml(element: XmlElement): Drawn[] {
  const isObject = element.name === 'w:object'
  const shapes = childrenOf(element).filter(({ name }) => vmlShapes.has(name)).flatMap((shape) => vmlShape(shape))
  const program = childrenOf(element, 'o:OLEObject')[0]?.attributes['ProgID']
  if (!isObject) return shapes
  const size = shapes[0]?.drawing ?? { anchored: false, widthMm: 0, heightMm: 0 }
  return [{ drawing: { ...size, kind: 'object', ...(program ? { description: program } : {}) } }]
}

function vmlShape(shape: XmlElement): Drawn[] {
  if (shape.name === 'v:group') return childrenOf(shape).filter(({ name }) => vmlShapes.has(name)).flatMap((part) => vmlShape(part))
  const style = cssOf(shape.attributes['style'])
  const box = descendantsOf(shape, 'v:textbox').flatMap((one) => childrenOf(one, 'w:txbxContent'))[0]
  const words = descendantsOf(shape, 'v:textpath')[0]?.attributes['string']
  const kind = box ? 'text-box' : shape.name === 'v:line' ? 'line' : childOf(shape, 'v:imagedata') ? 'picture' : 'shape'
  const stroke = shape.attributes['strokecolor']
  const weight = mmOfCss(shape.attributes['strokeweight'])
  const fill = shape.attributes['fillcolor']
  const description = words ?? shape.attributes['alt']
  const x = mmOfCss(style.get('margin-left'))
  const y = mmOfCss(style.get('margin-top'))
  const anchored = style.get('position') === 'absolute'
  return [{
    drawing: {
      kind, anchored, ...vmlSize(shape, style), ...(anchored ? { place: { ...(x === undefined ? {} : { xMm: x }), ...(y === undefined ? {} : { yMm: y }) } } : {}),
      ...(stroke ? { lineColor: colorOf(stroke) } : {}), ...(weight === undefined ? {} : { lineWidthMm: weight }),
      ...(fill ? { fillColor: colorOf(fill) } : {}), ...(description ? { description } : {}),
    },
    ...(box ? { box } : {}),
  }]
}

/** A line tells its ends instead of a size. */
function vmlSize(shape: XmlElement, style: ReadonlyMap<string, string>): { widthMm: number; heightMm: number } {
  const ends = [shape.attributes['from'], shape.attributes['to']].map((end) => (end ?? '').split(',').map((one) => mmOfCss(one) ?? 0))
  if (shape.name !== 'v:line') return { widthMm: mmOfCss(style.get('width')) ?? 0, heightMm: mmOfCss(style.get('height')) ?? 0 }
  const span = (axis: 0 | 1) => Math.round(Math.abs((ends[1]![axis] ?? 0) - (ends[0]![axis] ?? 0)) * 1000) / 1000
  return { widthMm: span(0), heightMm: span(1) }
}

const cssOf = (style: string | undefined): ReadonlyMap<string, string> => new Map((style ?? '').split(';').map((part) => {
  const colon = part.indexOf(':')
  return [part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim()] as const
}))
