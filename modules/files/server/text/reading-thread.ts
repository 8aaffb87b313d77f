import { parentPort, workerData } from 'node:worker_threads'
import type { Posted } from '#platform/threads'
import type { Parts } from '../../core/secrecy.ts'
import { wordsIn } from './read.ts'

const { type, content } = workerData as { type: string; content: Uint8Array }
parentPort!.postMessage({ answer: wordsIn(type, Buffer.from(content.buffer, content.byteOffset, content.byteLength)) } satisfies Posted<Parts | null>)
