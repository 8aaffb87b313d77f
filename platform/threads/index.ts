import { Worker } from 'node:worker_threads'
import { unzipSync, zipSync } from 'fflate'

/** What a piece of work may cost. */
export interface Bounds {
  readonly longestMs: number
  readonly memoryMb: number
}

/** How a thread is run. */
export interface Terms extends Bounds {
  /** Answers the thread's questions; what it throws ends the thread and is thrown to whoever asked for it. */
  readonly reply?: (question: unknown) => Promise<unknown>
  /** It works on data of our own: what it throws is a fault of ours and is thrown on. */
  readonly isTrusted?: boolean
}

/** What a thread posts: its answer, or a question that it needs answered before it goes on. */
export type Posted<Answer> = { readonly answer: Answer } | { readonly question: unknown }

/** Each thread may take its whole memory, so only so many run at once; the others wait their turn. */
const MOST_AT_ONCE = 4
const waiting: (() => void)[] = []
let running = 0

/**
 * Runs a script beside the main thread with `data` as its `workerData`: neither a large nor a hostile file can hold up
 * everybody's requests or fill the process' memory. Null when it fails, takes too long or too much.
 */
export async function inThread<Answer>(script: URL, data: unknown, at: Terms): Promise<Answer | null> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => { waiting.push(resolve) })
  else running++
  try {
    return await answerOf<Answer>(new Worker(script, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: at.memoryMb }, execArgv: [] }), at)
  } finally {
    // A place is handed on rather than given up, so that nobody who comes in between takes it.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

async function answerOf<Answer>(worker: Worker, { longestMs, reply, isTrusted = false }: Terms): Promise<Answer | null> {
  const timers: NodeJS.Timeout[] = []
  try {
    return await new Promise<Answer | null>((resolve, reject) => {
      timers.push(setTimeout(() => resolve(null), longestMs))
      worker.on('message', (posted: Posted<Answer>) => {
        if ('answer' in posted) return resolve(posted.answer)
        if (!reply) return reject(new Error('a thread asked where nobody answers'))
        reply(posted.question).then((said) => worker.postMessage(said), reject)
      })
      worker.once('error', (fault) => { if (isTrusted) reject(fault); else resolve(null) })
      worker.once('exit', () => resolve(null))
    })
  } finally {
    for (const timer of timers) clearTimeout(timer)
    await worker.terminate()
  }
}

/**
 * The same zip archive without compression: its sizes are then what they say, for libraries unpack whatever they are
 * given, and a few hundred kilobytes can claim to be gigabytes. Null when it is a trap or no zip.
 */
export function repacked(bytes: Uint8Array, limits: { readonly markup: number; readonly all: number }): Uint8Array | null {
  const sizes = { markup: 0, all: 0 }
  let isTrap = false
  try {
    const entries = unzipSync(bytes, { filter: ({ name, originalSize }) => {
      sizes.all += originalSize
      if (/\.(xml|rels|vml)$/i.test(name)) sizes.markup += originalSize
      isTrap ||= sizes.all > limits.all || sizes.markup > limits.markup
      return !isTrap
    } })
    return isTrap ? null : zipSync(entries, { level: 0 })
  } catch {
    return null
  }
}
