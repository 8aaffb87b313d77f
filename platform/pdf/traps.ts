import { constants, inflateSync } from 'node:zlib'

/** What one stream of drawing commands, fonts or tables may unfold to, and all of a file. A page of 20,000 cells takes some 4 MB. */
const MOST_OF_ONE = 32 * 1024 * 1024
const MOST_OF_ALL = 256 * 1024 * 1024

/**
 * Whether a PDF of a few hundred kilobytes unfolds to hundreds of megabytes of commands. A thread's bound of memory is too slow for
 * it: the lists that are made of the commands grow so fast that the whole process would end. Pictures are not unfolded here.
 */
export function isTrap(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let all = 0
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue
    const about = file.toString('latin1', Math.max(0, at - 1024), at)
    const dictionary = about.slice(about.lastIndexOf(' obj') + 1)
    if (!/\/(?:FlateDecode|Fl)\b/.test(dictionary) || /\/Subtype\s*\/Image\b/.test(dictionary)) continue
    all += unfolded(file.subarray(at + (file[at + 6] === 0x0d ? 8 : 7)))
    if (all > MOST_OF_ALL) return true
  }
  return false
}

/** How large a stream is unfolded; infinite beyond the bound. One cut short counts as far as it goes, for readers take it so. */
function unfolded(packed: Uint8Array): number {
  try {
    return inflateSync(packed, { maxOutputLength: MOST_OF_ONE, finishFlush: constants.Z_SYNC_FLUSH }).length
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? Infinity : 0
  }
}
