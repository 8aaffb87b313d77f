import { Inflate, strFromU8 } from 'fflate'
import { refuse, type Refused } from '#lib/decision'
import type { OfdRefusal } from './refusals.ts'

/** What a package may hold at most. */
export interface PackageLimits {
  readonly parts: number
  /** Unpacked bytes of one part and of all together. */
  readonly partBytes: number
  readonly totalBytes: number
  /** Unpacked to packed, counted from one megabyte on: a bomb is small outside and vast inside. */
  readonly ratio: number
}

/** An entry of the central directory. */
interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const endMark = 0x06054b50, entryMark = 0x02014b50, localMark = 0x04034b50
const encrypted = 1
const mega = 1 << 20

export type Unzipped = ReadonlyMap<string, Uint8Array> | Refused<OfdRefusal>

const damaged = (what: string) => refuse('package-damaged', { what })

/** Unpacks a ZIP by its central directory. Sizes are counted while unpacking, for what the directory says may be a lie; checksums are verified. */
export function readZip(bytes: Uint8Array, limits: PackageLimits): Unzipped {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readDirectory(view, limits)
  if ('kind' in directory) return directory
  const files = new Map<string, Uint8Array>()
  let total = 0
  for (const entry of directory) {
    const objection = entryObjection(entry, files, limits)
    if (objection) return objection
    if (entry.name.endsWith('/')) continue
    const data = unpack(view, entry, Math.min(limits.partBytes, limits.totalBytes - total))
    if (!(data instanceof Uint8Array)) return data
    total += data.length
    files.set(entry.name, data)
  }
  return files
}

function readDirectory(view: DataView, limits: PackageLimits): Entry[] | Refused<OfdRefusal> {
  const end = findEnd(view)
  if (end < 0) return view.byteLength > 4 && view.getUint32(0, true) === localMark ? damaged('缺少目录') : refuse('not-a-package')
  const count = view.getUint16(end + 10, true)
  if (count === 0xffff || view.getUint32(end + 16, true) === 0xffffffff) return refuse('package-unsupported', { what: 'ZIP64' })
  if (count > limits.parts) return refuse('package-too-large', { what: `${count}个部件` })
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) return damaged('目录不完整')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: strFromU8(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
      flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record stands in the last 64 KB: only a comment may follow it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) if (view.getUint32(at, true) === endMark) return at
  return -1
}

function entryObjection({ name, flags, method, packed, size }: Entry, files: ReadonlyMap<string, Uint8Array>, limits: PackageLimits): Refused<OfdRefusal> | null {
  if (!isSafeName(name)) return refuse('package-unsafe', { what: `路径“${name.slice(0, 80)}”` })
  if (files.has(name)) return refuse('package-unsafe', { what: `“${name}”出现两次` })
  if (flags & encrypted) return refuse('package-unsupported', { what: '加密' })
  if (method !== 0 && method !== 8) return refuse('package-unsupported', { what: `方式${method}` })
  if (size > limits.partBytes) return refuse('package-too-large', { what: `“${name}”` })
  if (size > mega && size > packed * limits.ratio) return refuse('package-unsafe', { what: `“${name}”压缩比异常` })
  return null
}

/** Names stay inside the package: no way up, no drive, no root, no backslash, no control characters. */
const isSafeName = (name: string): boolean =>
  // oxlint-disable-next-line no-control-regex
  name !== '' && !/^[/\\]|^[A-Za-z]:|\\|[\u0000-\u001f]|\/\/|(^|\/)\.\.?(\/|$)/.test(name)

function unpack(view: DataView, entry: Entry, limit: number): Uint8Array | Refused<OfdRefusal> {
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== localMark) return damaged(`“${entry.name}”找不到`)
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > view.byteLength) return damaged(`“${entry.name}”不完整`)
  if (entry.size > limit) return refuse('package-too-large', { what: '解压后的总量' })
  const packed = new Uint8Array(view.buffer, view.byteOffset + start, entry.packed)
  const data = entry.method === 0 ? packed.slice() : inflate(packed, entry.size)
  if (data?.length !== entry.size) return damaged(`“${entry.name}”长度不符`)
  return crc32(data) === entry.crc ? data : damaged(`“${entry.name}”校验和不符`)
}

/** How much packed data is unpacked at a time: a bomb is noticed after one such piece. */
const piece = 1 << 16

/** Unpacks at most `limit` bytes; `null` when there is more, or the data is none. */
function inflate(packed: Uint8Array, limit: number): Uint8Array | null {
  const out = new Uint8Array(limit)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.length <= limit) out.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length && length <= limit; at += piece) stream.push(packed.subarray(at, at + piece), at + piece >= packed.length)
  } catch {
    // fflate throws on data that is not deflated; the caller says that the part is damaged.
    return null
  }
  return length > limit ? null : out.subarray(0, length)
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

/** The checksum of ZIP and PNG. */
export function crc32(data: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of data) sum = crcTable[(sum ^ byte) & 0xff]! ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}
