/** More than this share of characters that cannot be read, and the bytes are no text in that encoding. */
const MOST_UNREADABLE = 0.02

/**
 * The text of a file: by its byte order mark (Notepad writes UTF-16 with one), else UTF-8, else GB 18030, as older machines of an
 * office write it, else UTF-16 without a mark. Null when it is text in none of them.
 */
export function plainText(bytes: Uint8Array): string | null {
  const marked = markedEncoding(bytes)
  if (marked) return readable(lenient(bytes, marked))
  return strict(bytes, 'utf-8') ?? strict(bytes, 'gb18030') ?? likelyUtf16(bytes) ?? readable(lenient(bytes, 'utf-8'))
}

function markedEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return readable(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

const lenient = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes)

/** Chinese text in UTF-16: every line end and digit has a zero byte, and most of the rest are Han characters and their marks. */
function likelyUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 || !bytes.includes(0)) return null
  return ['utf-16le', 'utf-16be'].map((encoding) => lenient(bytes, encoding)).find((text) => count(text, /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\s\w]/gu) > text.length * 0.9) ?? null
}

/** The text, unless too much of it is what no text holds: controls, private characters and what did not decode. */
// oxlint-disable-next-line no-control-regex
const readable = (text: string): string | null => (count(text, /[\0-\x08\x0e-\x19\x1c-\x1f\ufffd\ue000-\uf8ff]/g) > text.length * MOST_UNREADABLE ? null : text)

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
