/** Text as bytes, one for each character up to U+00FF. */
export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return latin1(text.toWellFormed().replace(/[^\0-\x7f]/gu, (char) => {
    const code = char.codePointAt(0)!
    const rest = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
    const first = (0xff00 >> rest + 1 & 0xff) | code >> 6 * rest
    return String.fromCharCode(first, ...Array.from({ length: rest }, (_, i) => 0x80 | code >> 6 * (rest - 1 - i) & 0x3f))
  }))
}
