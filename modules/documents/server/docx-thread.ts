import { parentPort, workerData } from 'node:worker_threads'
import mammoth from 'mammoth'
import { paragraphsFromHtml, recogniseParagraphs, wordStyleMap, type Recognised } from '#engines/typesetting'
import type { Posted } from '#platform/threads'

const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(workerData as Uint8Array) }, { styleMap: [...wordStyleMap], includeDefaultStyleMap: true })
parentPort!.postMessage({ answer: recogniseParagraphs(paragraphsFromHtml(value)) } satisfies Posted<Recognised>)
