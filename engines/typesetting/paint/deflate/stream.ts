import { adler32, newBitWriter, type BitWriter } from './bits.ts'
import { codeFor, putBlock, putBlockEnd, putBlockHead, putTokens } from './blocks.ts'
import { tokensOf } from './tokens.ts'

/** Bytes as a zlib stream (RFC 1950) of blocks of so many bytes. */
export function deflated(bytes: Uint8Array): Uint8Array {
  const writer = beginStream(bytes.length)
  for (let at = 0; at === 0 || at < bytes.length; at += blockLength) putBlock(writer, bytes.subarray(at, at + blockLength), at + blockLength >= bytes.length)
  return endStream(writer, bytes)
}

/** Streams of one kind, one for each of the parts: they share a code, which is nearly as good as one for each and made but once. */
export function deflatedAlike(parts: readonly Uint8Array[]): Uint8Array[] {
  const tokens = parts.map(tokensOf)
  const code = codeFor(tokens, false)
  const head = newBitWriter(200)
  putBlockHead(head, code, true)
  const begun = head.take()
  return parts.map((part, i) => {
    const writer = beginStream(part.length)
    writer.append(begun)
    putTokens(writer, tokens[i]!, code)
    putBlockEnd(writer, code)
    return endStream(writer, part)
  })
}

/** So much has one code; later text may be of another kind. */
const blockLength = 1 << 16

/** A stream with its two bytes of head. */
export function beginStream(expectedBytes: number): BitWriter {
  const writer = newBitWriter(expectedBytes)
  writer.put(0x78, 8)
  writer.put(0x9c, 8)
  return writer
}

/** The stream with the checksum of what it holds. */
export function endStream(writer: BitWriter, content: Uint8Array): Uint8Array {
  const { bytes } = writer.take()
  const stream = new Uint8Array(bytes.length + 4)
  stream.set(bytes)
  new DataView(stream.buffer).setUint32(bytes.length, adler32(content))
  return stream
}
