import { Worker } from 'node:worker_threads'
import type { Parts } from '../../core/secrecy.ts'
import { wordsIn } from './read.ts'

/** A file that takes longer is built to take long. */
const LONGEST_MS = 20_000
const MEMORY_MB = 768

/**
 * The words of a file, read beside the main thread: a large or hostile file can neither hold up everybody's requests
 * nor fill the process' memory. What cannot be read in time is unreadable (null).
 */
export function readWords(type: string, content: Buffer): Promise<Parts | null> {
  if (type.startsWith('text/plain')) return Promise.resolve(wordsIn(type, content))
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), { workerData: { type, content }, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, execArgv: [] })
  return new Promise((resolve) => {
    const end = (words: Parts | null) => {
      clearTimeout(timer)
      resolve(words)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(null), LONGEST_MS)
    worker.once('message', (words: Parts | null) => end(words))
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}
