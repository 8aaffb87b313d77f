import { implement } from '@orpc/server'
import { refuse } from '#lib/decision'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import { dayOf } from '#lib/instants'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { inspectionsContract } from '../contract.ts'
import type { InspectionAction } from '../core/actions.ts'
import type { InspectionId } from '../core/types.ts'
import { actOn, draft } from './commands.ts'
import { inspectionView, ledger, listInspections } from './inspections.ts'
import { noticeFile, reportFile, type PaperFile } from './papers.ts'
import { optionsFor, peopleOfAgency } from './options.ts'
import { withBasis } from './related.ts'
import type { Looking } from './viewer.ts'
import { ledgerWorkbook, listWorkbook } from './workbooks.ts'

const os = implement(inspectionsContract).$context<RouteContext<InspectionAction>>()
type Handled = RouteContext<InspectionAction> & { readonly actor: Actor | null }

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })

/** HTTP ↔ command or query. */
export const inspectionsRouter = (platform: Platform) => ({ ...paperRoutes(platform), ...fileRoutes(platform), ...caseRoutes(platform) })

const LARGEST_EXPORT = 20_000

function paperRoutes(platform: Platform) {
  const printed = async (context: Handled, inspection: InspectionId, file: PaperFile) => {
    // A printed copy leaves the system, so that taking one is written down (R84).
    await context.auditRead('inspections.print', `inspection:${inspection}`)
    return new File([file.bytes as Uint8Array<ArrayBuffer>], file.name, { type: 'application/pdf' })
  }
  return {
    notice: os.notice.handler(async ({ input, context }) => printed(context, input.inspection, answered(await noticeFile(platform, lookingAt(platform, context), input)))),
    report: os.report.handler(async ({ input, context }) => printed(context, input.inspection, answered(await reportFile(platform, lookingAt(platform, context), input.inspection)))),
  }
}

function fileRoutes(platform: Platform) {
  const saved = async (context: Handled, name: string, bytes: Uint8Array) => {
    // What leaves the system as a file is written down (R84).
    await context.auditRead('inspections.export', `inspections:${dayOf(platform.now())}`)
    return new File([bytes as Uint8Array<ArrayBuffer>], name, { type: XLSX })
  }
  const asked = ({ actor }: Handled, columns: string) => ({ columns: columns.split(','), note: `${actor!.name} 于 ${dayOf(platform.now())} 导出，仅供内部使用`, limit: LARGEST_EXPORT })
  return {
    listFile: os.listFile.handler(async ({ input: { columns, ...filter }, context }) => saved(context, '督查活动.xlsx', answered(await listWorkbook(lookingAt(platform, context), { filter, ...asked(context, columns) })))),
    ledgerFile: os.ledgerFile.handler(async ({ input: { columns, ...filter }, context }) => saved(context, '整改台账.xlsx', answered(await ledgerWorkbook(lookingAt(platform, context), { filter, ...asked(context, columns) })))),
  }
}

const caseRoutes = (platform: Platform) => ({
  list: os.list.handler(({ input: { after, limit, ...filter }, context }) => listInspections(lookingAt(platform, context), { filter, after: after ?? null, limit })),
  ledger: os.ledger.handler(({ input: { after, limit, ...filter }, context }) => ledger(lookingAt(platform, context), { filter, after: after ?? null, limit })),
  options: os.options.handler(({ context }) => optionsFor(lookingAt(platform, context))),
  agencyPeople: os.agencyPeople.handler(({ input, context }) => peopleOfAgency(lookingAt(platform, context), input.agency)),
  basis: os.basis.handler(async ({ input, context }) => (await platform.relations.describe({ ...lookingAt(platform, context), note: (read) => context.auditRead('inspections.readBasis', read) }, input.subject, null)) ?? answered(refuse('not-found'))),
  inspection: os.inspection.handler(async ({ input, context }) => {
    const looking = lookingAt(platform, context)
    return withBasis(platform, looking, answered(await inspectionView(looking, input.inspection)))
  }),
  draft: os.draft.handler(async ({ input, context }) => answered(await draft(platform, context.call('inspections.draft'), input.plan))),
  act: os.act.handler(async ({ input, context }) => answered(await actOn(platform, context.call(`inspections.${input.act.type}`), input))),
})
