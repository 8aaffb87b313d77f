/**
 * DER (ITU-T X.690): writing, and reading of what others wrote.
 * Readers throw RangeError on anything cut short or of a tag that was not wanted; nothing is read beyond its own length.
 */
export const derTag = {
  boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, none: 0x05, oid: 0x06, utf8: 0x0c, printable: 0x13, ia5: 0x16, utcTime: 0x17, time: 0x18, sequence: 0x30, set: 0x31,
} as const

/** An element: its tag, what it holds, and the bytes of the whole. */
export interface DerNode { readonly tag: number; readonly content: Uint8Array; readonly whole: Uint8Array }

/** An element of any tag around its parts. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const size: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256)
  const head = length < 128 ? [tag, length] : [tag, 0x80 | size.length, ...size]
  const whole = new Uint8Array(head.length + length)
  whole.set(head)
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), head.length)
  return whole
}

export const derSequence = (...parts: readonly Uint8Array[]): Uint8Array => der(derTag.sequence, ...parts)
export const derOctets = (bytes: Uint8Array): Uint8Array => der(derTag.octets, bytes)
/** A bit string of whole bytes. */
export const derBits = (bytes: Uint8Array): Uint8Array => der(derTag.bits, Uint8Array.of(0), bytes)
/** ASCII text under a tag such as IA5String or GeneralizedTime. */
export const derAscii = (tag: number, text: string): Uint8Array => der(tag, Uint8Array.from(text, (char) => char.charCodeAt(0)))

/** A number that is not negative, given as such or as big-endian bytes. */
export function derInteger(value: number | Uint8Array): Uint8Array {
  const bytes = typeof value === 'number' ? bytesOf(value) : [...value]
  while (bytes.length > 1 && bytes[0] === 0 && bytes[1]! < 128) bytes.shift()
  return der(derTag.integer, Uint8Array.from(bytes[0]! >= 128 ? [0, ...bytes] : bytes))
}

function bytesOf(value: number): number[] {
  const bytes = [value % 256]
  for (let rest = Math.floor(value / 256); rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return bytes
}

/** An object identifier, e.g. `1.2.156.10197.1.501`. */
export function derOid(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const groups = [first * 40 + second, ...rest].map((arc) => {
    const group = [arc % 128]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) group.unshift(0x80 | left % 128)
    return group
  })
  return der(derTag.oid, Uint8Array.from(groups.flat()))
}

/** The element that begins at `from`. */
export function readDer(bytes: Uint8Array, from = 0): DerNode {
  const [tag, first] = [bytes[from], bytes[from + 1]]
  const sized = first !== undefined && first > 128 ? first - 128 : 0
  if (tag === undefined || first === undefined || first === 128 || sized > 4 || from + 2 + sized > bytes.length) throw new RangeError('no DER element here')
  const length = sized ? bytes.subarray(from + 2, from + 2 + sized).reduce((sum, byte) => sum * 256 + byte, 0) : first
  const start = from + 2 + sized
  if (start + length > bytes.length) throw new RangeError('a DER element is cut short')
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(from, start + length) }
}

/** The one element that the bytes are, with nothing after it. */
export function readOneDer(bytes: Uint8Array, tag?: number): DerNode {
  const node = readDer(bytes)
  if (node.whole.length !== bytes.length) throw new RangeError('something follows the DER element')
  return tag === undefined ? node : expectTag(node, tag)
}

/** The elements within a constructed one. */
export function childrenOf(node: DerNode): readonly DerNode[] {
  const children: DerNode[] = []
  for (let at = 0; at < node.content.length; at += children.at(-1)!.whole.length) children.push(readDer(node.content, at))
  return children
}

/** The same element, when it is there and bears the tag. */
export function expectTag(node: DerNode | undefined, tag: number): DerNode {
  if (node?.tag !== tag) throw new RangeError(`DER tag ${tag} expected, ${node?.tag ?? 'nothing'} found`)
  return node
}

/** A small number; RangeError when it is negative or not below 2⁴⁸. */
export function integerIn(node: DerNode | undefined): number {
  const { content } = expectTag(node, derTag.integer)
  // Six bytes, and the zero that keeps a high first bit from being read as a sign.
  if (content.length === 0 || content.length > (content[0] === 0 ? 7 : 6) || content[0]! >= 128) throw new RangeError('not a small number')
  return content.reduce((sum, byte) => sum * 256 + byte, 0)
}

/** The bytes of a bit string of whole bytes. */
export function bitsIn(node: DerNode | undefined): Uint8Array {
  const { content } = expectTag(node, derTag.bits)
  if (content[0] !== 0) throw new RangeError('not a bit string of whole bytes')
  return content.subarray(1)
}

export const asciiIn = (node: DerNode): string => String.fromCharCode(...node.content)

/** An object identifier as text. */
export function oidIn(node: DerNode | undefined): string {
  const arcs: number[] = []
  let arc = 0
  for (const byte of expectTag(node, derTag.oid).content) {
    arc = arc * 128 + (byte & 127)
    if (byte >= 128) continue
    arcs.push(...arcs.length ? [arc] : [Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40))])
    arc = 0
  }
  return arcs.join('.')
}
