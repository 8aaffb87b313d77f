import { inThread } from '#platform/threads'
import type { Parts } from '../../core/secrecy.ts'
import { wordsIn } from './read.ts'

/** A file that takes longer is built to take long. */
const BOUNDS = { longestMs: 20_000, memoryMb: 768 }

/** The words of a file, read beside the main thread. What cannot be read within bounds is unreadable (null). */
export const readWords = (type: string, content: Buffer): Promise<Parts | null> =>
  type.startsWith('text/plain') ? Promise.resolve(wordsIn(type, content)) : inThread<Parts>(new URL('./reading-thread.ts', import.meta.url), { type, content }, BOUNDS)
