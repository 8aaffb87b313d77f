import { Readable } from 'node:stream'
import { layout, metricsOf, paintDocx, paintOfd, paintPdf } from '#engines/typesetting'
import { dayOf } from '#lib/instants'
import { recordMadeFile } from '#modules/files'
import { isRefused, type Work } from '#platform/act'
import { canonicalJson, sm3 } from '#platform/crypto'
import { fontsInForce } from '#platform/fonts'
import type { Platform } from '../../../platform/module.ts'
import { paperOf } from '../core/paper.ts'
import type { KeptFile, Present, Publication } from '../core/types.ts'
import { issueName } from '../core/words.ts'

/** What painting and keeping files needs of the platform. */
export type Press = Pick<Platform, 'settings' | 'files'>
type Numbers = Pick<Publication, 'year' | 'number' | 'total'>

/** What an issue says, as one number: whoever has the same masthead, numbers and words gets the same. */
export const hashOf = (issue: Pick<Present, 'masthead' | 'content'>, { year, number, total }: Numbers): string => {
  const { masthead, content: { editorNote, hasContents, columns, copies, lists } } = issue
  return sm3(canonicalJson({ masthead, numbers: { year, number, total }, editorNote, hasContents, columns, copies, lists }))
}

/** Paints an issue under its numbers as PDF, OFD and Word and keeps the files by their content. */
export async function printed(press: Press, work: Work, issue: Present, numbers: Numbers): Promise<Publication> {
  const faces = await fontsInForce(press.settings)
  const paper = paperOf({ masthead: issue.masthead, content: issue.content, numbers, on: work.now })
  const laid = layout(paper, metricsOf(faces))
  const title = issueName(issue.masthead.name, numbers)
  const painted = {
    pdf: paintPdf(laid, faces, { title, paper }), ofd: paintOfd(laid, faces, { title, paper, createdOn: dayOf(work.now) }), docx: paintDocx(paper, laid, { title }),
  }
  const files: KeptFile[] = []
  for (const kind of ['pdf', 'ofd', 'docx'] as const) {
    const stored = await press.files.put(Readable.from([Buffer.from(painted[kind])]), { limitBytes: LARGEST })
    if (isRefused(stored)) throw new Error(`the painted issue was not kept: ${stored.code}`)
    files.push({ kind, file: (await recordMadeFile(work, stored, { name: `${title}.${kind}`, owner: { kind: 'bulletins', id: issue.id } })).id })
  }
  return { ...numbers, hash: hashOf(issue, numbers), files }
}

/** Words alone, and fonts cut to them. */
const LARGEST = 64 * 1024 * 1024
