import { parentPort, workerData } from 'node:worker_threads'
import { importedFromDocx, paragraphsFromPages, readDocxFacts, readOfd, recogniseParagraphs, uprightPages, type Recognised } from '#engines/typesetting'
import type { Posted } from '#platform/threads'
import { beginsOf, type PaperFile } from '../core/proofread.ts'
import type { PaperTask } from './paper-files.ts'

parentPort!.postMessage({ answer: read(workerData as PaperTask) } satisfies Posted<PaperFile | null>)

function read({ kind, bytes }: PaperTask): PaperFile | null {
  if (kind === 'docx') {
    const docx = readDocxFacts(bytes)
    if ('kind' in docx) return null
    const { paragraphs, notUnderstood } = importedFromDocx(docx)
    const recognised = recogniseParagraphs(paragraphs)
    return { docx, recognised: { ...recognised, notUnderstood: [...recognised.notUnderstood, ...notUnderstood] } }
  }
  const ofd = readOfd(bytes)
  if ('kind' in ofd) return null
  const pages = uprightPages(ofd)
  const paragraphs = paragraphsFromPages(pages)
  return { pages, begins: beginsOf(paragraphs), recognised: noting(recogniseParagraphs(paragraphs), ofd.unread) }
}

function noting(recognised: Recognised, sentences: readonly string[]): Recognised {
  return { ...recognised, notUnderstood: [...recognised.notUnderstood, ...sentences.map((reason) => ({ paragraph: 0, text: '', reason }))] }
}
