import type { Parts } from '../../core/secrecy.ts'
import { wordsOfDocx, wordsOfPptx, wordsOfXlsx } from './office.ts'
import { wordsOfOfd } from './ofd.ts'
import { wordsOfPdf } from './pdf.ts'

/** What Word ends a table cell with. */
const CELL_END = '\u0007'
const OFFICE = 'application/vnd.openxmlformats-officedocument.'

const readers: Readonly<Record<string, (content: Buffer) => Parts | null>> = {
  [`${OFFICE}wordprocessingml.document`]: wordsOfDocx,
  [`${OFFICE}wordprocessingml.template`]: wordsOfDocx,
  'application/vnd.ms-word.document.macroenabled.12': wordsOfDocx,
  [`${OFFICE}spreadsheetml.sheet`]: wordsOfXlsx,
  'application/vnd.ms-excel.sheet.macroenabled.12': wordsOfXlsx,
  [`${OFFICE}presentationml.presentation`]: wordsOfPptx,
  'application/ofd': wordsOfOfd,
  'application/pdf': wordsOfPdf,
  'application/x-cfb': wordsOfOldOffice,
}

/** The words of a file, for finding secrecy marks; null when they cannot be read (pictures, scans, archives, encrypted files). */
export function wordsIn(type: string, content: Buffer): Parts | null {
  const [, charset] = /^text\/plain; charset=([\w-]+)$/.exec(type) ?? []
  if (charset) return [new TextDecoder(charset).decode(content)]
  return readers[type]?.(content) ?? null
}

/**
 * The words of .doc, .wps, .xls: these keep Chinese text as UTF-16 in long runs, paragraphs ended by a carriage return.
 * The runs are taken wherever they stand; the rest of the old format tells nothing about marks.
 */
function wordsOfOldOffice(content: Buffer): Parts | null {
  const text = content.subarray(0, content.length - (content.length % 2)).toString('utf16le').replaceAll(CELL_END, '\n')
  const runs = [...text.matchAll(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2000-\u206f\u2600-\u266f\u00b7 -~\r\n\t\v\f]{2,}/gu)].map(([run]) => run)
  const words = runs.filter((run) => /[\u4e00-\u9fff]/u.test(run))
  return words.length > 0 ? words : null
}
