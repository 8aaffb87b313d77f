const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 with padding (RFC 4648). */
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3)
    text += letters[a >> 2]! + letters[(a & 3) << 4 | (b ?? 0) >> 4]! + (b === undefined ? '=' : letters[(b & 15) << 2 | (c ?? 0) >> 6]!) + (c === undefined ? '=' : letters[c & 63]!)
  }
  return text
}
