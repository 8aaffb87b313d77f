import { open, type FileHandle } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'

const TEXT_SAMPLE = 64 * 1024
const ZIP_TYPES = new Set(['application/zip', 'application/x-zip-compressed'])

/** The media type by content: `file-type`, and what it does not know of our offices' files: OFD and plain text in UTF-8 or GB 18030. */
export async function sniffType(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const sample = await sampleOf(handle)
    // `file-type` takes the byte order mark of UTF-16 for the start of an MPEG frame.
    if (sample[0] === 0xff && sample[1] === 0xfe) return 'text/plain; charset=utf-16le'
    const known = await fileTypeFromFile(file)
    if (known && ZIP_TYPES.has(known.mime)) return await hasEntry(handle, 'OFD.xml') ? 'application/ofd' : 'application/zip'
    if (known) return known.mime
    return textTypeOf(sample) ?? 'application/octet-stream'
  } finally {
    await handle.close()
  }
}

/** `text/plain` with its charset, or null when the bytes are not text. */
function textTypeOf(sample: Buffer): string | null {
  // Control characters other than tab, line and page breaks do not occur in text.
  if (sample.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte))) return null
  const charset = ['utf-8', 'gb18030'].find((name) => decodes(sample, name))
  return charset ? `text/plain; charset=${charset}` : null
}

function decodes(sample: Buffer, charset: string): boolean {
  try {
    // Streaming, so that a character cut by the sample's end is no fault.
    new TextDecoder(charset, { fatal: true }).decode(sample, { stream: sample.length === TEXT_SAMPLE })
    return true
  } catch {
    return false
  }
}

async function sampleOf(handle: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(TEXT_SAMPLE), position: 0 })
  return buffer.subarray(0, bytesRead)
}

/** Whether a zip's directory (at its end) names an entry. */
async function hasEntry(handle: FileHandle, wanted: string): Promise<boolean> {
  const { size } = await handle.stat()
  // The end record is 22 bytes and a comment of at most 65,535.
  const tail = await at(handle, Math.max(0, size - 22 - 0xffff), size)
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > tail.length) return false
  const start = tail.readUInt32LE(end + 16)
  const directory = await at(handle, start, Math.min(size, start + tail.readUInt32LE(end + 12)))
  for (let entry = 0; entry + 46 <= directory.length && directory.readUInt32LE(entry) === 0x02014b50;) {
    const length = directory.readUInt16LE(entry + 28)
    if (directory.toString('utf8', entry + 46, entry + 46 + length) === wanted) return true
    entry += 46 + length + directory.readUInt16LE(entry + 30) + directory.readUInt16LE(entry + 32)
  }
  return false
}

async function at(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(Math.max(0, to - from) || 1), position: from })
  return buffer.subarray(0, bytesRead)
}
