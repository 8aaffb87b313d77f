import { parentPort, workerData } from 'node:worker_threads'
import { importedFromDocx, paragraphsFromPages, readDocxFacts, readOfd, recogniseParagraphs, uprightPages, type PlacedPage } from '#engines/typesetting'
import type { Posted } from '#platform/threads'
import { beginsOf, type PaperFile } from '../core/proofread.ts'
import type { PaperTask } from './paper-files.ts'

parentPort!.postMessage({ answer: read(workerData as PaperTask) } satisfies Posted<PaperFile | null>)

function read(task: PaperTask): PaperFile | null {
  switch (task.kind) {
    case 'docx': return fromDocx(task.bytes)
    case 'ofd': {
      const ofd = readOfd(task.bytes)
      return 'kind' in ofd ? null : fromPages(ofd.pages, ofd.unread)
    }
    case 'pdf': return fromPages(task.pages, task.pages.flatMap(({ slanted }, at) => (slanted ? [`第${at + 1}页有斜置或倒置的文字${slanted}处，没有读入。`] : [])))
  }
}

function fromDocx(bytes: Uint8Array): PaperFile | null {
  const docx = readDocxFacts(bytes)
  if ('kind' in docx) return null
  const { paragraphs, notUnderstood } = importedFromDocx(docx)
  const recognised = recogniseParagraphs(paragraphs)
  return { docx, recognised: { ...recognised, notUnderstood: [...recognised.notUnderstood, ...notUnderstood] } }
}

function fromPages(read: readonly PlacedPage[], unread: readonly string[]): PaperFile {
  const pages = uprightPages({ pages: read })
  const paragraphs = paragraphsFromPages(pages)
  const recognised = recogniseParagraphs(paragraphs)
  return { pages, begins: beginsOf(paragraphs), recognised: { ...recognised, notUnderstood: [...recognised.notUnderstood, ...unread.map((reason) => ({ paragraph: 0, text: '', reason }))] } }
}
