/** Writing of OOXML: elements as text, lengths in its units. Everything that comes from a paper goes through here. */

/** An element; an attribute that is undefined is left out. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>> = {}, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => value === undefined ? '' : ` ${key}="${escaped(String(value))}"`).join('')
  return children.length ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`
}

/** An element whose only attribute is `w:val`. */
export const valued = (name: string, value: string | number): string => element(name, { 'w:val': value })

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML cannot hold: control characters and halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
export const escaped = (text: string): string => text.replace(unwritable, '').replace(/[&<>"]/g, (sign) => entities[sign]!)

/** mm as twentieths of a point. */
export const twips = (mm: number): number => Math.round(mm / 25.4 * 1440)
/** mm as English metric units. */
export const emu = (mm: number): number => Math.round(mm * 36000)
/** mm as half points, for type. */
export const halfPoints = (mm: number): number => Math.round(mm / 25.4 * 144)
/** mm as eighths of a point, for lines. */
export const eighths = (mm: number): number => Math.max(2, Math.round(mm / 25.4 * 72 * 8))
/** mm as whole points, for the room between text and a border: no more than 31. */
export const borderSpace = (mm: number): number => Math.max(0, Math.min(31, Math.round(mm / 25.4 * 72)))

const spaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main', r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture', wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006', v: 'urn:schemas-microsoft-com:vml',
} as const
const declared = Object.fromEntries(Object.entries(spaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]))

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** A part of the package: its root with the namespaces. */
export const partText = (root: string, ...children: readonly string[]): string => xmlHead + element(root, declared, ...children)
