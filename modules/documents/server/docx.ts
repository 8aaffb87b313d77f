import type { Recognised } from '#engines/typesetting'
import { inThread, repacked } from '#platform/threads'

/** The markup of some five hundred pages. */
const LIMITS = { markup: 8 * 1024 * 1024, all: 64 * 1024 * 1024 }
const BOUNDS = { longestMs: 20_000, memoryMb: 512 }

/** The structure of a .docx, read beside the main thread. Null when it is none, too large, or takes too long. */
export async function readDocx(bytes: Buffer): Promise<Recognised | null> {
  const bounded = repacked(bytes, LIMITS)
  return bounded && await inThread<Recognised>(new URL('./docx-thread.ts', import.meta.url), bounded, BOUNDS)
}
