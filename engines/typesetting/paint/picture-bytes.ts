import { inflated } from './deflate/inflate.ts'

/** A picture as a PDF can hold it: JPEG as it is, anything else as RGB samples. */
export type PictureBytes =
  | { readonly kind: 'jpeg'; readonly width: number; readonly height: number; readonly gray: boolean; readonly data: Uint8Array }
  | { readonly kind: 'rgb'; readonly width: number; readonly height: number; readonly data: Uint8Array }

/** Reads a PNG or JPEG; `null` when it is neither, damaged, or of a kind that PDF/A-1 with sRGB cannot hold (CMYK). */
export function readPicture(bytes: Uint8Array): PictureBytes | null {
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes)
    if (bytes[0] === 0x89 && bytes[1] === 0x50) return readPng(bytes)
  } catch {
    // A damaged file reads beyond its end or does not inflate; the caller shows an empty frame.
  }
  return null
}

/** Whether a painter can show these bytes; otherwise it draws an empty frame. */
export const isPicture = (bytes: Uint8Array): boolean => readPicture(bytes) !== null

function readJpeg(bytes: Uint8Array): PictureBytes | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at < bytes.length;) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) {
      const parts = bytes[at + 9]
      if (parts !== 1 && parts !== 3) return null
      return { kind: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7), gray: parts === 1, data: bytes }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

interface PngHead { readonly width: number; readonly height: number; readonly depth: number; readonly color: number; readonly interlaced: boolean }

function readPng(bytes: Uint8Array): PictureBytes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: { name: string; data: Uint8Array }[] = []
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at)
    chunks.push({ name: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), data: bytes.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  const named = (name: string) => chunks.filter((chunk) => chunk.name === name).map((chunk) => chunk.data)
  const header = named('IHDR')[0]!
  const size = new DataView(header.buffer, header.byteOffset)
  const head = { width: size.getUint32(0), height: size.getUint32(4), depth: header[8]!, color: header[9]!, interlaced: header[12] === 1 }
  const packed = named('IDAT')
  const joined = new Uint8Array(packed.reduce((sum, part) => sum + part.length, 0))
  packed.reduce((at, part) => (joined.set(part, at), at + part.length), 0)
  return { kind: 'rgb', width: head.width, height: head.height, data: samples(inflated(joined, passesOf(head).reduce((sum, pass) => sum + pass.height * (1 + pass.stride), 0)), head, { palette: named('PLTE')[0], alpha: named('tRNS')[0] }) }
}

/** Samples per pixel by PNG colour type. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Where and how far apart the pixels of the seven interlaced passes stand: x, y, step x, step y. */
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const
const wholeImage = [[0, 0, 1, 1]] as const

/** The passes of a picture: how many pixels each has and how many bytes a row of them takes. */
const passesOf = ({ width: whole, height: high, depth, color, interlaced }: PngHead) => (interlaced ? passes : wholeImage).flatMap(([x0, y0, stepX, stepY]) => {
  const width = Math.ceil((whole - x0) / stepX)
  const height = Math.ceil((high - y0) / stepY)
  return width > 0 && height > 0 ? [{ x0, y0, stepX, stepY, width, height, stride: Math.ceil(width * channelsOf[color]! * depth / 8) }] : []
})

interface Colors { readonly palette: Uint8Array | undefined; readonly alpha: Uint8Array | undefined }

/** RGB with transparency laid on white, for PDF/A-1 knows none. */
function samples(raw: Uint8Array, head: PngHead, colors: Colors): Uint8Array {
  const rgb = new Uint8Array(head.width * head.height * 3)
  const channels = channelsOf[head.color]!
  const bytesPerPixel = Math.max(1, channels * head.depth >> 3)
  let at = 0
  for (const { x0, y0, stepX, stepY, width, height, stride } of passesOf(head)) {
    let above = new Uint8Array(stride)
    for (let y = 0; y < height; y++) {
      const row = unfilter(raw.subarray(at, at + 1 + stride), above, bytesPerPixel)
      at += 1 + stride
      for (let x = 0; x < width; x++) rgb.set(pixel(row, x * channels, head, colors), ((y0 + y * stepY) * head.width + x0 + x * stepX) * 3)
      above = row
    }
  }
  return rgb
}

function unfilter(line: Uint8Array, above: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(line.length - 1)
  const filter = line[0]
  for (let i = 0; i < row.length; i++) {
    const left = i >= step ? row[i - step]! : 0
    const up = above[i]!
    const corner = i >= step ? above[i - step]! : 0
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0
    row[i] = line[i + 1]! + guess
  }
  return row
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function pixel(row: Uint8Array, sample: number, head: PngHead, { palette, alpha }: Colors): [number, number, number] {
  const value = (index: number) => sampleAt(row, sample + index, head.depth)
  const scale = head.depth < 8 ? 255 / (2 ** head.depth - 1) : 1
  const onWhite = (color: number, opacity: number) => Math.round(255 + (color - 255) * opacity / 255)
  if (head.color === 3) {
    const index = value(0)
    const opacity = alpha?.[index] ?? 255
    return [0, 1, 2].map((k) => onWhite(palette?.[index * 3 + k] ?? 0, opacity)) as [number, number, number]
  }
  const isGray = head.color === 0 || head.color === 4
  const opacity = head.color === 4 ? value(1) : head.color === 6 ? value(3) : 255
  return [0, 1, 2].map((k) => onWhite(Math.round(value(isGray ? 0 : k) * scale), opacity)) as [number, number, number]
}

function sampleAt(row: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return row[index]!
  if (depth === 16) return row[index * 2]!
  const bit = index * depth
  return row[bit >> 3]! >> (8 - depth - (bit & 7)) & (2 ** depth - 1)
}
