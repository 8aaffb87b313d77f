import { implement } from '@orpc/server'
import { caseOf, caseView } from '#modules/workflow'
import { unitTree } from '#modules/organisation'
import { refuse } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { documentsContract } from '../contract.ts'
import type { DocumentAction } from '../core/actions.ts'
import type { DocumentId } from '../core/content.ts'
import { suggestionOf } from '../core/instructions.ts'
import { issuingOrgansOf } from './organ-facts.ts'
import { actRoutes } from './act-routes.ts'
import { asking } from './asking.ts'
import { diffView, documentView, draftOptions, followedBy, versionLines, versionView } from './detail.ts'
import { numberRules } from './number-rules.ts'
import { numberChoices, previewNumber, setNumberRule } from './numbering.ts'
import { paperRoutes } from './paper-routes.ts'
import { issuedRegister, listDocuments, wholeList, wholeRegister } from './queries.ts'
import { noteOpening } from './receipts.ts'
import { relatedView } from './related.ts'
import { incoming, numberLines, receiptLines, sealLines } from './registers.ts'
import { viewerOf } from './viewer.ts'
import { writersShown } from './writers.ts'
import { listWorkbook, receiptsWorkbook, registerWorkbook } from './workbook.ts'

const os = implement(documentsContract).$context<RouteContext<DocumentAction>>()
type Handled = RouteContext<DocumentAction> & { readonly actor: Actor | null }

/** HTTP ↔ command or query. */
export const documentsRouter = (platform: Platform) => ({
  ...registerRoutes(platform), ...readRoutes(platform), ...paperRoutes(platform), ...actRoutes(platform),
})

const look = async (platform: Platform, context: Handled) => ({ viewer: await viewerOf(platform.db, context.actor!, dayOf(platform.now())), day: dayOf(platform.now()) })
const file = (bytes: Uint8Array, name: string, type: string): File => new File([bytes as Uint8Array<ArrayBuffer>], name, { type })

function registerRoutes(platform: Platform) {
  const { db } = platform
  return {
    incoming: os.incoming.handler(async ({ input, context }) => {
      const { viewer, day } = await look(platform, context)
      return incoming(db, viewer, { at: input.at, after: input.after ?? null, limit: input.limit, day })
    }),
    register: os.register.handler(async ({ input: { after, limit, ...filter }, context }) => {
      const { viewer, day } = await look(platform, context)
      return issuedRegister(db, viewer, { filter, after: after ?? null, limit, day })
    }),
    registerFile: os.registerFile.handler(async ({ input, context }) => {
      const { viewer, day } = await look(platform, context)
      const lines = answered(await wholeRegister(db, viewer, { filter: input, limit: LARGEST_EXPORT, day }))
      await context.auditRead('documents.exportRegister', `documents:${day}`)
      return file(await registerWorkbook(lines, exportNote(platform, context)), '发文登记簿.xlsx', XLSX)
    }),
    numbers: os.numbers.handler(async ({ input, context }) => numberLines(db, (await look(platform, context)).viewer, input)),
    seals: os.seals.handler(async ({ context }) => sealLines(db, (await look(platform, context)).viewer, { limit: 500 })),
    rules: os.rules.handler(async ({ context }) => rulesShown(platform, context)),
    setRule: os.setRule.handler(async ({ input, context }) => answered(await setNumberRule(platform, context.call('documents.setNumberRule'), input))),
  }
}

const LARGEST_EXPORT = 20_000
const exportNote = (platform: Platform, { actor }: Handled) => `${actor!.name} 于 ${dayOf(platform.now())} 导出，仅供内部使用`

/** The rules of the organs in whose name the actor's units write, each with the number it would give next. */
async function rulesShown(platform: Platform, { actor }: Handled) {
  const day = dayOf(platform.now())
  const tree = await unitTree(platform.db, day)
  const organs = new Map(actor!.units.flatMap((unit) => issuingOrgansOf(tree, unit)).map((organ) => [organ.id, organ]))
  const shown = []
  for (const organ of organs.values()) {
    for (const rule of await numberRules(platform.db, organ.id)) shown.push({ ...rule, organName: organ.shortName, next: await previewNumber(platform.db, rule, day) })
  }
  return shown
}

function readRoutes(platform: Platform) {
  const { db } = platform
  const followed = async (context: Handled, id: DocumentId) => answered(await followedBy(asking(platform, context), id))
  return {
    list: os.list.handler(async ({ input: { after, limit, ...filter }, context }) => {
      const { viewer, day } = await look(platform, context)
      return listDocuments(db, viewer, { filter, after: after ?? null, limit, day })
    }),
    listFile: os.listFile.handler(async ({ input: { columns, ...filter }, context }) => {
      const { viewer, day } = await look(platform, context)
      const lines = answered(await wholeList(db, viewer, { filter, limit: LARGEST_EXPORT, day }))
      await context.auditRead('documents.exportList', `documents:${day}`)
      return file(await listWorkbook(lines, { columns: columns.split(','), note: exportNote(platform, context) }), '公文列表.xlsx', XLSX)
    }),
    options: os.options.handler(({ context }) => draftOptions(asking(platform, context))),
    document: os.document.handler(async ({ input, context }) => {
      const view = answered(await documentView(asking(platform, context), input.document))
      await noteOpening(platform, () => context.call('documents.openReceipt'), { document: input.document, viewer: (await look(platform, context)).viewer })
      return view
    }),
    case: os.case.handler(async ({ input, context }) => {
      const { row } = await followed(context, input.document)
      const found = row.case_id ? await caseOf(db, row.case_id) : null
      if (!found) return answered(refuse('not-found'))
      return caseView(db, found, { viewer: context.actor as Actor & { person: PersonId }, now: platform.now() })
    }),
    related: os.related.handler(async ({ input, context }) => answered(await relatedView({ db, actor: context.actor!, now: platform.now() }, platform.relations, input.document))),
    writers: os.writers.handler(async ({ input, context }) => answered(await writersShown(asking(platform, context), input.document))),
    versions: os.versions.handler(async ({ input, context }) => answered(await versionLines(asking(platform, context), input.document))),
    version: os.version.handler(async ({ input, context }) => answered(await versionView(asking(platform, context), { id: input.document, revision: input.revision }))),
    diff: os.diff.handler(async ({ input: { document: id, from, to }, context }) => answered(await diffView(asking(platform, context), { id, from, to }))),
    receipts: os.receipts.handler(async ({ input, context }) => {
      await followed(context, input.document)
      return receiptLines(db, input.document)
    }),
    receiptsFile: os.receiptsFile.handler(async ({ input, context }) => {
      const { state } = await followed(context, input.document)
      await context.auditRead('documents.exportReceipts', `document:${input.document}`)
      return file(await receiptsWorkbook(await receiptLines(db, input.document), exportNote(platform, context)), `${state.content.title}签收情况.xlsx`, XLSX)
    }),
    numberChoices: os.numberChoices.handler(async ({ input, context }) => {
      const { row, state } = await followed(context, input.document)
      return row.issuing_organ && 'docDate' in state ? numberChoices(db, { organ: row.issuing_organ, kind: row.kind, docDate: state.docDate }) : []
    }),
    instruction: os.instruction.handler(({ input }) => suggestionOf(input.words)),
  }
}
