import { parentPort, workerData } from 'node:worker_threads'
import mammoth from 'mammoth'
import { paragraphsFromHtml, recogniseParagraphs, wordStyleMap } from '#engines/typesetting'

const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(workerData as Uint8Array) }, { styleMap: [...wordStyleMap], includeDefaultStyleMap: true })
parentPort!.postMessage(recogniseParagraphs(paragraphsFromHtml(value)))
