import { Worker } from 'node:worker_threads'
import { unzipSync, zipSync } from 'fflate'
import type { Recognised } from '#engines/typesetting'

/** The markup of some five hundred pages; a few hundred kilobytes can claim to be gigabytes. */
const MARKUP_LIMIT = 8 * 1024 * 1024
const UNPACKED_LIMIT = 64 * 1024 * 1024
const LONGEST_MS = 20_000
const MEMORY_MB = 512

/**
 * The structure of a .docx, read beside the main thread: neither a trap nor a very long paper holds up everybody's requests
 * or fills the process' memory. Null when it is none, too large, or takes too long.
 */
export function readDocx(bytes: Buffer): Promise<Recognised | null> {
  const bounded = repacked(bytes)
  if (!bounded) return Promise.resolve(null)
  const worker = new Worker(new URL('./docx-thread.ts', import.meta.url), { workerData: bounded, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, execArgv: [] })
  return new Promise((resolve) => {
    const end = (read: Recognised | null) => {
      clearTimeout(timer)
      resolve(read)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(null), LONGEST_MS)
    worker.once('message', (read: Recognised | null) => end(read))
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}

/** The same archive without compression: its sizes are then what they say, for mammoth unpacks whatever it is given. Null when it is a trap. */
function repacked(bytes: Buffer): Uint8Array | null {
  const sizes = { markup: 0, all: 0 }
  let isTrap = false
  try {
    const entries = unzipSync(bytes, { filter: ({ name, originalSize }) => {
      sizes.all += originalSize
      if (/\.(xml|rels)$/i.test(name)) sizes.markup += originalSize
      isTrap ||= sizes.all > UNPACKED_LIMIT || sizes.markup > MARKUP_LIMIT
      return !isTrap
    } })
    return isTrap ? null : zipSync(entries, { level: 0 })
  } catch {
    return null
  }
}
