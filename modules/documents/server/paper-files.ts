import { paragraphsFromMarkdown, paragraphsFromPages, recogniseParagraphs, recogniseText } from '#engines/typesetting'
import { refuse, type Refused } from '#lib/decision'
import { readPdf } from '#platform/pdf'
import { inThread, repacked } from '#platform/threads'
import { beginsOf, type PaperFile } from '../core/proofread.ts'

/** The markup of some five hundred pages. */
const LIMITS = { markup: 8 * 1024 * 1024, all: 64 * 1024 * 1024 }
const BOUNDS = { longestMs: 20_000, memoryMb: 512 }
const SCRIPT = new URL('./paper-thread.ts', import.meta.url)

/** The kinds of file that can be read, by the ending of the name. */
export const paperKinds = ['txt', 'md', 'docx', 'ofd', 'pdf'] as const
export type PaperKind = (typeof paperKinds)[number]
export type PaperTask = { readonly kind: 'docx' | 'ofd'; readonly bytes: Uint8Array }

/** The kind that a file's name tells, or null. */
export const paperKindOf = (name: string): PaperKind | null => paperKinds.find((kind) => name.toLowerCase().endsWith(`.${kind}`)) ?? null

/** Reads a paper; what is large or comes from outside is read beside the main thread. What was not understood is listed in it, nothing is dropped. */
export async function readPaperFile(bytes: Uint8Array, kind: PaperKind): Promise<PaperFile | Refused<'draft-import-unreadable' | 'draft-import-no-text'>> {
  switch (kind) {
    case 'txt': return { recognised: recogniseText(decoded(bytes)) }
    case 'md': return { recognised: recogniseParagraphs(paragraphsFromMarkdown(decoded(bytes))) }
    case 'docx': {
      const bounded = repacked(bytes, LIMITS)
      const read = bounded && await inThread<PaperFile | null>(SCRIPT, { kind, bytes: bounded } satisfies PaperTask, BOUNDS)
      return read ?? refuse('draft-import-unreadable')
    }
    case 'ofd': return withText(await inThread<PaperFile | null>(SCRIPT, { kind, bytes } satisfies PaperTask, BOUNDS))
    case 'pdf': {
      const pages = await readPdf(bytes)
      const paragraphs = paragraphsFromPages(pages ?? [])
      return withText(pages ? { pages, begins: beginsOf(paragraphs), recognised: recogniseParagraphs(paragraphs) } : null)
    }
  }
}

/** Pages that are pictures (a scan) hold no text to import. */
const withText = (read: PaperFile | null): PaperFile | Refused<'draft-import-unreadable' | 'draft-import-no-text'> =>
  !read ? refuse('draft-import-unreadable') : read.pages?.some(({ runs }) => runs.length) ? read : refuse('draft-import-no-text')

// Older machines of an office still write GB 18030; UTF-8 that does not decode is taken for that.
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
