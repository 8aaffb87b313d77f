import { parentPort, workerData } from 'node:worker_threads'
import { wordsIn } from './read.ts'

const { type, content } = workerData as { type: string; content: Uint8Array }
parentPort!.postMessage(wordsIn(type, Buffer.from(content.buffer, content.byteOffset, content.byteLength)))
