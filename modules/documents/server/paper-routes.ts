import { implement } from '@orpc/server'
import { refuse } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { documentsContract } from '../contract.ts'
import type { DocumentAction } from '../core/actions.ts'
import type { DocumentId } from '../core/content.ts'
import { numberOf } from '../core/evolve.ts'
import { drawAnnexes } from './annex-pages.ts'
import { asking } from './asking.ts'
import { followedBy, seenBy, sheetView } from './detail.ts'
import { pagesOf, paperTypes, printedFile, type PaperKind } from './printing.ts'
import { sheetFile } from './sheet-file.ts'
import { sealedFiles } from './signing.ts'

const os = implement(documentsContract).$context<RouteContext<DocumentAction>>()
type Handled = Parameters<Parameters<typeof os.pages.handler>[0]>[0]['context']

/** A document on paper: its pages, as files, and the 发文稿纸 that goes round with it. */
export function paperRoutes(platform: Platform) {
  const seen = async (context: Handled, id: DocumentId) => {
    const shown = answered(await seenBy(asking(platform, context), id))
    await drawAnnexes(platform, id, shown.version.content)
    return shown
  }
  const day = () => dayOf(platform.now())
  const printed = async (context: Handled, id: DocumentId, kind: Exclude<PaperKind, 'docx'>) => {
    const shown = await seen(context, id)
    // A printed copy leaves the system, so that taking one is written down (R84).
    await context.auditRead('documents.print', `document:${id}`)
    return file(await printedFile(platform, { shown, day: day() }, kind), { name: `${nameOf(shown.state)}.${kind}`, type: paperTypes[kind] })
  }
  return {
    pages: os.pages.handler(async ({ input, context }) => pagesOf(platform, platform.db, { shown: await seen(context, input.document), day: day() })),
    pdf: os.pdf.handler(async ({ input, context }) => printed(context, input.document, 'pdf')),
    ofd: os.ofd.handler(async ({ input, context }) => printed(context, input.document, 'ofd')),
    docx: os.docx.handler(async ({ input, context }) => {
      const shown = answered(await followedBy(asking(platform, context), input.document))
      if ('seal' in shown.state) return answered(refuse('sealed-no-draft'))
      await drawAnnexes(platform, input.document, shown.version.content)
      await context.auditRead('documents.takeDraft', `document:${input.document}`)
      return file(await printedFile(platform, { shown, day: day() }, 'docx'), { name: `${nameOf(shown.state)}（供修改）.docx`, type: paperTypes.docx })
    }),
    sealedFiles: os.sealedFiles.handler(async ({ input, context }) => {
      answered(await seenBy(asking(platform, context), input.document))
      return sealedFiles(platform, input.document)
    }),
    sheet: os.sheet.handler(async ({ input, context }) => answered(await sheetView(asking(platform, context), input.document))),
    sheetFile: os.sheetFile.handler(async ({ input, context }) => {
      const sheet = answered(await sheetView(asking(platform, context), input.document))
      await context.auditRead('documents.printSheet', `document:${input.document}`)
      return file(await sheetFile(platform, sheet), { name: `${sheet.title}发文稿纸.pdf`, type: paperTypes.pdf })
    }),
  }
}

const file = (bytes: Uint8Array, { name, type }: { readonly name: string; readonly type: string }): File => new File([bytes as Uint8Array<ArrayBuffer>], name, { type })
const nameOf = (state: Parameters<typeof numberOf>[0] & { readonly content: { readonly title: string } }): string => `${numberOf(state)?.text ?? ''}${state.content.title}`
