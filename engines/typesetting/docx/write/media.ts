import { element, emu, xmlHead } from './markup.ts'

/** Parts beside the document's own text, gathered while it is written: pictures, headers and footers, each with its relation. */
export interface Media {
  /** The relation of a picture; null when its bytes are missing or neither PNG nor JPEG. */
  readonly picture: (file: string) => string | null
  /** Adds a header or footer and tells its relation. */
  readonly margin: (kind: 'header' | 'footer', markup: string) => string
  /** A number of its own for a drawn thing. */
  readonly nextId: () => number
  readonly parts: () => ReadonlyMap<string, Uint8Array | string>
  readonly relations: () => string
}

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const extensions: readonly (readonly [string, readonly number[]])[] = [['png', [0x89, 0x50, 0x4e, 0x47]], ['jpeg', [0xff, 0xd8, 0xff]]]

export function newMedia(images: Readonly<Record<string, Uint8Array>>): Media {
  const parts = new Map<string, Uint8Array | string>()
  const relations: { id: string; type: string; target: string }[] = ['styles', 'settings', 'fontTable'].map((type) => ({ id: `${type}Part`, type, target: `${type}.xml` }))
  const known = new Map<string, string>()
  let ids = 0
  const add = (id: string, type: string, target: string, content: Uint8Array | string): string => {
    relations.push({ id, type, target })
    parts.set(target, content)
    return id
  }
  return {
    picture(file) {
      const bytes = images[file]
      const extension = bytes && extensions.find(([, sign]) => sign.every((byte, index) => bytes[index] === byte))?.[0]
      if (!bytes || !extension) return null
      const before = known.get(file)
      const id = before ?? add(`picture${known.size + 1}`, 'image', `media/image${known.size + 1}.${extension}`, bytes)
      known.set(file, id)
      return id
    },
    margin(kind, markup) {
      const same = [...parts].find(([name, content]) => name.startsWith(kind) && content === markup)?.[0]
      if (same) return relations.find(({ target }) => target === same)!.id
      const number = [...parts.keys()].filter((name) => name.startsWith(kind)).length + 1
      return add(`${kind}${number}`, kind, `${kind}${number}.xml`, markup)
    },
    nextId: () => ++ids,
    parts: () => parts,
    relations: () => xmlHead + element('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
      ...relations.map(({ id, type, target }) => element('Relationship', { Id: id, Type: `${relationTypes}/${type}`, Target: target }))),
  }
}

/** A thing's size and, where it floats, its place on the page, in mm. */
export interface Box { readonly width: number; readonly height: number; readonly at?: { readonly x: number; readonly y: number } | 'foot' }

const pictureUri = 'http://schemas.openxmlformats.org/drawingml/2006/picture'
const shapeUri = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'

/** A picture in a run; one without bytes is an empty frame. */
export function pictureRun(file: string, box: Box, media: Media): string {
  const relation = media.picture(file)
  if (!relation) return shapeRun('', box, { media, name: file, framed: true })
  const id = media.nextId()
  const shape = element('pic:spPr', {}, transform(box), element('a:prstGeom', { prst: 'rect' }, '<a:avLst/>'))
  const graphic = element('pic:pic', {}, element('pic:nvPicPr', {}, element('pic:cNvPr', { id, name: file }), '<pic:cNvPicPr/>'),
    element('pic:blipFill', {}, element('a:blip', { 'r:embed': relation }), element('a:stretch', {}, '<a:fillRect/>')), shape)
  return element('w:r', {}, drawing({ box, id, name: file, uri: pictureUri }, graphic))
}

/** A text box in a run: at a place on the page, or at the foot of the type area, where it pushes the text away. The older form of the same follows for programs that know no other. */
export function shapeRun(content: string, box: Box, given: { readonly media: Media; readonly name: string; readonly framed?: boolean }): string {
  const id = given.media.nextId()
  const line = given.framed ? element('a:ln', { w: 6350 }, element('a:solidFill', {}, element('a:srgbClr', { val: '000000' }))) : element('a:ln', {}, '<a:noFill/>')
  const text = content ? element('wps:txbx', {}, element('w:txbxContent', {}, content)) : ''
  const graphic = element('wps:wsp', {}, element('wps:cNvSpPr', content ? { txBox: 1 } : {}),
    element('wps:spPr', {}, transform(box), element('a:prstGeom', { prst: 'rect' }, '<a:avLst/>'), '<a:noFill/>', line), text,
    element('wps:bodyPr', { wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: box.at === 'foot' ? 'b' : 't' }, content ? '<a:spAutoFit/>' : '<a:noAutofit/>'))
  const choice = element('mc:Choice', { Requires: 'wps' }, drawing({ box, id, name: given.name, uri: shapeUri }, graphic))
  return element('w:r', {}, element('mc:AlternateContent', {}, choice, element('mc:Fallback', {}, vml(content, box, given.framed ?? false))))
}

const transform = (box: Box): string => element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', { cx: emu(box.width), cy: emu(box.height) }))

function drawing({ box, id, name, uri }: { box: Box; id: number; name: string; uri: string }, graphic: string): string {
  const extent = element('wp:extent', { cx: emu(box.width), cy: emu(box.height) }) + element('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 })
  const named = element('wp:docPr', { id, name })
  const data = element('a:graphic', {}, element('a:graphicData', { uri }, graphic))
  const gaps = { distT: 0, distB: 0, distL: 0, distR: 0 }
  if (!box.at) return element('w:drawing', {}, element('wp:inline', gaps, extent, named, '<wp:cNvGraphicFramePr/>', data))
  const axis = (axisName: 'H' | 'V', from: string, place: string) => element(`wp:position${axisName}`, { relativeFrom: from }, place)
  const place = box.at === 'foot'
    ? axis('H', 'margin', '<wp:align>left</wp:align>') + axis('V', 'margin', '<wp:align>bottom</wp:align>')
    : axis('H', 'page', `<wp:posOffset>${emu(box.at.x)}</wp:posOffset>`) + axis('V', 'page', `<wp:posOffset>${emu(box.at.y)}</wp:posOffset>`)
  return element('w:drawing', {}, element('wp:anchor', { ...gaps, simplePos: 0, relativeHeight: id, behindDoc: 0, locked: 0, layoutInCell: 1, allowOverlap: box.at === 'foot' ? 0 : 1 },
    element('wp:simplePos', { x: 0, y: 0 }), place, extent, box.at === 'foot' ? '<wp:wrapTopAndBottom/>' : '<wp:wrapNone/>', named, '<wp:cNvGraphicFramePr/>', data))
}

function vml(content: string, box: Box, framed: boolean): string {
  const place = !box.at ? '' : box.at === 'foot'
    ? 'position:absolute;mso-position-horizontal:left;mso-position-horizontal-relative:margin;mso-position-vertical:bottom;mso-position-vertical-relative:margin;'
    : `position:absolute;margin-left:${box.at.x}mm;margin-top:${box.at.y}mm;mso-position-horizontal-relative:page;mso-position-vertical-relative:page;`
  return element('w:pict', {}, element('v:rect', { style: `${place}width:${round(box.width)}mm;height:${round(box.height)}mm`, filled: 'f', stroked: framed ? 't' : 'f' },
    content ? element('v:textbox', { inset: '0,0,0,0' }, element('w:txbxContent', {}, content)) : ''))
}
const round = (mm: number): number => Math.round(mm * 100) / 100
