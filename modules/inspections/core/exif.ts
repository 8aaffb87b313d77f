import { addMinutes, dayOf, instantFrom, instantMs, instantOf, type Day, type Instant } from '#lib/instants'

// Exif 2.32, 4.6: DateTimeOriginal is local time, OffsetTimeOriginal says which; without it a camera here runs on China's time.
const EXIF_IFD = 0x8769
const DATE_TIME_ORIGINAL = 0x9003
const OFFSET_TIME_ORIGINAL = 0x9011
const SIGNATURE = [0x45, 0x78, 0x69, 0x66, 0, 0]
const CHINA = '+08:00'

/** When the picture was taken as its camera wrote it; null where it is no JPEG, or says nothing. */
export function takenAtOf(jpeg: Uint8Array): Instant | null {
  const tiff = tiffIn(jpeg)
  if (!tiff) return null
  try {
    const original = textIn(tiff, DATE_TIME_ORIGINAL)
    return original === null ? null : instantIn(original, textIn(tiff, OFFSET_TIME_ORIGINAL) ?? CHINA)
  } catch (failure) {
    // An offset that points outside the picture: it was damaged on the way.
    if (failure instanceof RangeError) return null
    throw failure
  }
}

interface Tiff { readonly view: DataView; readonly isLittle: boolean }

/** The Exif block among the segments before the picture's data. */
function tiffIn(jpeg: Uint8Array): Tiff | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null
  for (let at = 2; at + 10 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda;) {
    const length = (jpeg[at + 2]! << 8) | jpeg[at + 3]!
    if (jpeg[at + 1] === 0xe1 && SIGNATURE.every((byte, index) => jpeg[at + 4 + index] === byte)) {
      const from = at + 4 + SIGNATURE.length
      const view = new DataView(jpeg.buffer, jpeg.byteOffset + from, Math.max(0, Math.min(length - 8, jpeg.length - from)))
      return view.byteLength < 8 ? null : { view, isLittle: view.getUint16(0) === 0x4949 }
    }
    at += 2 + length
  }
  return null
}

function textIn(tiff: Tiff, tag: number): string | null {
  const exif = entryIn(tiff, tiff.view.getUint32(4, tiff.isLittle), EXIF_IFD)
  const entry = exif === null ? null : entryIn(tiff, tiff.view.getUint32(exif + 8, tiff.isLittle), tag)
  if (entry === null) return null
  const count = tiff.view.getUint32(entry + 4, tiff.isLittle)
  if (count > 64) return null
  const from = count <= 4 ? entry + 8 : tiff.view.getUint32(entry + 8, tiff.isLittle)
  return Array.from({ length: count }, (_, index) => String.fromCharCode(tiff.view.getUint8(from + index))).join('').replace(/\0.*$/, '')
}

/** Where the entry of a tag begins in a directory; null where it has none. */
function entryIn({ view, isLittle }: Tiff, directory: number, tag: number): number | null {
  const count = view.getUint16(directory, isLittle)
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12
    if (view.getUint16(entry, isLittle) === tag) return entry
  }
  return null
}

function instantIn(text: string, offset: string): Instant | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text) ?? []
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  if (!year || year === '0000' || !sign || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59) return null
  const inUtc = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z` as Instant
  return addMinutes(instantFrom(instantMs(inUtc)), (sign === '+' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)))
}

/** The picture with the time of its taking written into it: what a smaller copy of a photograph has lost. */
export function withTakenAt(jpeg: Uint8Array, at: Instant): Uint8Array<ArrayBuffer> {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return new Uint8Array(jpeg)
  const block = exifBlock(at)
  const whole = new Uint8Array(jpeg.length + block.length)
  whole.set(jpeg.subarray(0, 2))
  whole.set(block, 2)
  whole.set(jpeg.subarray(2), 2 + block.length)
  return whole
}

const IFD0 = 8
const EXIF = IFD0 + 2 + 12 + 4
const TEXTS = EXIF + 2 + 24 + 4
const DATE_LENGTH = 20
const OFFSET_LENGTH = 7

/** An APP1 segment of one directory with the two times, big-endian. */
function exifBlock(at: Instant): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(TEXTS + DATE_LENGTH + OFFSET_LENGTH))
  const entry = (where: number, { tag, type, count, value }: { tag: number; type: number; count: number; value: number }) => {
    tiff.setUint16(where, tag)
    tiff.setUint16(where + 2, type)
    tiff.setUint32(where + 4, count)
    tiff.setUint32(where + 8, value)
  }
  const write = (where: number, text: string) => { for (const [index, letter] of [...text].entries()) tiff.setUint8(where + index, letter.charCodeAt(0)) }
  const ASCII = 2
  const LONG = 4
  tiff.setUint32(0, 0x4d4d002a)
  tiff.setUint32(4, IFD0)
  tiff.setUint16(IFD0, 1)
  entry(IFD0 + 2, { tag: EXIF_IFD, type: LONG, count: 1, value: EXIF })
  tiff.setUint16(EXIF, 2)
  entry(EXIF + 2, { tag: DATE_TIME_ORIGINAL, type: ASCII, count: DATE_LENGTH, value: TEXTS })
  entry(EXIF + 14, { tag: OFFSET_TIME_ORIGINAL, type: ASCII, count: OFFSET_LENGTH, value: TEXTS + DATE_LENGTH })
  write(TEXTS, localText(at))
  write(TEXTS + DATE_LENGTH, CHINA)
  const length = 2 + SIGNATURE.length + tiff.byteLength
  return Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...SIGNATURE, ...new Uint8Array(tiff.buffer)])
}

/** `2026:11:23 09:30:00`, in China. */
function localText(at: Instant): string {
  const day: Day = dayOf(at)
  const seconds = Math.floor((instantMs(at) - instantMs(instantOf(day))) / 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${day.replaceAll('-', ':')} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
