import { paragraphsFromMarkdown, recogniseParagraphs, recogniseText, type PlacedPage, type Recognised } from '#engines/typesetting'
import { refuse, type Refused } from '#lib/decision'
import { readPdf } from '#platform/pdf'
import { inThread, repacked } from '#platform/threads'
import type { PaperFile } from '../core/proofread.ts'
import { plainText } from './plain-text.ts'

/** The markup of some five hundred pages. */
const LIMITS = { markup: 8 * 1024 * 1024, all: 64 * 1024 * 1024 }
/** Two million characters and more: three thousand pages. */
const MOST_TEXT = 8 * 1024 * 1024
const BOUNDS = { longestMs: 20_000, memoryMb: 512 }
const SCRIPT = new URL('./paper-thread.ts', import.meta.url)

/** The kinds of file that can be read, by the ending of the name. */
export const paperKinds = ['txt', 'md', 'docx', 'ofd', 'pdf'] as const
export type PaperKind = (typeof paperKinds)[number]
export type PaperTask = { readonly kind: 'docx' | 'ofd'; readonly bytes: Uint8Array } | { readonly kind: 'pdf'; readonly pages: readonly PlacedPage[] }

/** The kind that a file's name tells, or null. */
export const paperKindOf = (name: string): PaperKind | null => paperKinds.find((kind) => name.toLowerCase().endsWith(`.${kind}`)) ?? null

type Unread = Refused<'draft-import-unreadable' | 'draft-import-no-text'>

/** Reads a paper; what is large or comes from outside is read beside the main thread. What was not understood is listed in it, nothing is dropped. */
export async function readPaperFile(bytes: Uint8Array, kind: PaperKind): Promise<PaperFile | Unread> {
  if (bytes.length === 0) return unreadable('文件是空的')
  if (isCompoundFile(bytes)) return unreadable('这是旧版 Word（.doc）文件，或者设了打开密码')
  switch (kind) {
    case 'txt': return fromText(bytes, recogniseText)
    case 'md': return fromText(bytes, (text) => recogniseParagraphs(paragraphsFromMarkdown(text)))
    case 'docx': {
      const bounded = repacked(bytes, LIMITS)
      const read = bounded && await inThread<PaperFile | null>(SCRIPT, { kind, bytes: bounded } satisfies PaperTask, BOUNDS)
      return read ?? unreadable('可能已损坏、内容过多，或不是 Word 文件')
    }
    case 'ofd': return withText(await inThread<PaperFile | null>(SCRIPT, { kind, bytes } satisfies PaperTask, BOUNDS), '可能已损坏，或不是 OFD 文件')
    case 'pdf': {
      const read = await readPdf(bytes)
      return withText(read && await inThread<PaperFile | null>(SCRIPT, { kind, pages: read } satisfies PaperTask, BOUNDS), '可能已损坏、设了密码，或超过 500 页')
    }
  }
}

const unreadable = (why: string): Refused<'draft-import-unreadable'> => refuse('draft-import-unreadable', { why })

/** The container of Word before 2007, and of files that are locked by a password. */
const isCompoundFile = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)

function fromText(bytes: Uint8Array, recognise: (text: string) => Recognised): PaperFile | Unread {
  if (bytes.length > MOST_TEXT) return unreadable('文字超过 200 万字，请拆分')
  const text = plainText(bytes)
  return text === null ? unreadable('不是文本文件，或者编码无法识别') : { recognised: recognise(text) }
}

/** Pages that are pictures (a scan) hold no text to import. */
const withText = (read: PaperFile | null, why: string): PaperFile | Unread =>
  !read ? unreadable(why) : read.pages?.some(({ runs }) => runs.length) ? read : refuse('draft-import-no-text')
