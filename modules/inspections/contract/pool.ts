import { z } from 'zod'
import { route } from '#lib/contract'
import type { FileId, PersonId, UnitId } from '#lib/ids'
import { answer, day, id, needed, words } from '#lib/schemas'
import { agencyKinds, staffRoles, type Agency, type AgencyKind, type StaffRole } from '../core/agencies.ts'
import type { Collision } from '../core/collisions.ts'
import { notedSources, problemKinds, problemSources, type LibraryAct, type LibraryKey, type ProblemKind, type ProblemSource } from '../core/library.ts'
import { planKinds, type PlanAct, type PlanContent, type PlanId } from '../core/plans-types.ts'
import type { AgencyView, BurdenRow, BurdenView, LibraryShown, PlanLine, PlanView, PoolOptions, PoolPage, TransferLine, TransferView } from '../core/pool-views.ts'
import { transferKinds, type TransferAct, type TransferContent, type TransferId, type TransferKind } from '../core/transfers.ts'
import type { InspectionId, ProblemAt } from '../core/types.ts'

const planId = id<'inspection-plan'>() satisfies z.ZodType<PlanId>
const inspectionId = id<'inspection'>() satisfies z.ZodType<InspectionId>
const transferId = id<'inspection-transfer'>() satisfies z.ZodType<TransferId>
const personId = id<'person'>() satisfies z.ZodType<PersonId>
const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const papers = z.array(id<'file'>() satisfies z.ZodType<FileId>).max(30)
const libraryKey = z.string().regex(/^(inspection|noted):[\w:#-]{1,100}$/) as unknown as z.ZodType<LibraryKey, string>
const unit = z.object({ unit: unitId, name: words(60).default('') })
const oneOf = <Key extends string>(keys: readonly Key[]) => z.enum(keys as [Key, ...Key[]])
const reason = words(1000)

const agency = z.object({
  unit: unitId, name: needed(40, '请填写督查力量名称'), kind: oneOf<AgencyKind>(agencyKinds), retired: z.boolean(),
  staff: z.array(z.object({ person: personId, name: words(40).default(''), role: oneOf<StaffRole>(staffRoles), strengths: words(100) })).max(100),
}) satisfies z.ZodType<Agency>
const content = z.object({
  theme: needed(200, '请填写督查主题'), kind: oneOf(planKinds), method: z.enum(['onSite', 'joint', 'special']), targets: z.array(unit).max(100), from: day, to: day, filing: words(60),
}) satisfies z.ZodType<PlanContent>
const bare = <Type extends string>(type: Type) => z.object({ type: z.literal(type) })
const offer = z.number().int().min(1).max(100)
const planAct = z.discriminatedUnion('type', [
  bare('amend').extend({ content }), bare('keep').extend({ with: z.string().min(1).max(100), reason }), bare('offer-merge').extend({ plan: planId }), bare('accept-merge').extend({ offer }),
  bare('decline-merge').extend({ offer, reason }), bare('submit'), bare('approve'), bare('return').extend({ reason }), bare('move').extend({ from: day, to: day, reason }), bare('finish').extend({ on: day }), bare('cancel').extend({ reason }),
]) satisfies z.ZodType<PlanAct>
const transferContent = z.object({
  kind: oneOf<TransferKind>(transferKinds), title: needed(200, '请填写移送事项'), reason: words(2000), unit, problems: z.array(libraryKey).max(50), papers,
}) satisfies z.ZodType<TransferContent>
const transferAct = z.discriminatedUnion('type', [bare('receive'), bare('refuse').extend({ reason }), bare('return').extend({ reason }), bare('reply').extend({ text: words(5000), papers })]) satisfies z.ZodType<TransferAct>
const libraryAct = z.discriminatedUnion('type', [bare('sort').extend({ kind: oneOf<ProblemKind>(problemKinds) }), bare('share').extend({ isShared: z.boolean() }), bare('resolve').extend({ text: words(1000) })]) satisfies z.ZodType<LibraryAct>

const tags = ['大督查']
const get = (path: `/${string}`, summary: string) => route({ method: 'GET', path: `/inspections${path}`, summary, access: 'staff', tags })
const post = (path: `/${string}`, summary: string) => route({ method: 'POST', path: `/inspections${path}`, summary, access: 'staff', tags })
const paged = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }
const year = z.coerce.number().int().min(1949).max(9999)

const libraryFilter = {
  unit: unitId.optional(), agency: unitId.optional(), source: oneOf<ProblemSource>(problemSources).optional(), kind: oneOf<ProblemKind>(problemKinds).optional(),
  at: oneOf<ProblemAt>(['listed', 'rectifying', 'rectified', 'returned', 'resolved']).optional(), q: words(60).optional(),
}

/** What 大督查 answers over the wire. Who sees how much is decided by `core/pool-access.ts` and `core/library.ts`. */
export const poolContract = {
  poolOptions: get('/pool', '督查力量、单位和本人代表的督查力量').output(answer<PoolOptions>()),
  agencies: get('/agencies', '督查力量').output(answer<readonly AgencyView[]>()),
  setAgency: route({ method: 'PUT', path: '/inspections/agencies/{unit}', summary: '维护督查力量', access: ['supervisor'], tags }).input(agency).output(z.object({ unit: z.string() })),

  plans: get('/plans', '一年的督查计划').input(z.object({ year })).output(answer<readonly PlanLine[]>()),
  plansFile: get('/plans.xlsx', '按所见的列导出一年的督查计划').input(z.object({ year, columns: words(200).default('') })).output(z.file()),
  plan: get('/plans/{plan}', '一项督查计划').input(z.object({ plan: planId })).output(answer<PlanView>()),
  draftPlan: post('/plans', '拟定督查计划，或补登已办的督查').input(z.object({ agency: unitId, content, on: day.nullable() })).output(z.object({ id: z.string(), at: z.string(), version: z.number() })),
  actOnPlan: post('/plans/{plan}/acts', '办理督查计划').input(z.object({ plan: planId, act: planAct })).output(z.object({ id: z.string(), at: z.string(), version: z.number() })),
  inspectionCollisions: get('/inspections/{inspection}/collisions', '一次督查与其他督查、催报撞车的情况').input(z.object({ inspection: inspectionId })).output(answer<readonly Collision[]>()),
  inspectByPlan: route({ method: 'POST', path: '/inspections/plans/{plan}/inspection', summary: '依批准的计划拟定督查方案', access: 'staff', tags }).input(z.object({ plan: planId })).output(z.object({ id: z.string() })),

  library: get('/library', '问题库').input(z.object({ ...libraryFilter, ...paged })).output(answer<PoolPage<LibraryShown>>()),
  libraryFile: get('/library.xlsx', '按所见的条件和列导出问题库').input(z.object({ ...libraryFilter, columns: words(200).default('') })).output(z.file()),
  noteProblem: post('/library', '登记问题').input(z.object({ agency: unitId, unit, source: z.enum(notedSources), kind: oneOf<ProblemKind>(problemKinds), text: words(2000), isShared: z.boolean() })).output(z.object({ key: z.string() })),
  actOnProblem: post('/library/acts', '问题归类、共享、销号').input(z.object({ key: libraryKey, act: libraryAct })).output(z.object({ key: z.string() })),

  transfers: get('/transfers', '移送').input(z.object({ scope: z.enum(['in', 'out', 'all']).default('all'), ...paged })).output(answer<PoolPage<TransferLine>>()),
  transfer: get('/transfers/{transfer}', '一件移送').input(z.object({ transfer: transferId })).output(answer<TransferView>()),
  sendTransfer: post('/transfers', '移送督查结果').input(z.object({ from: unitId, to: unitId, content: transferContent })).output(z.object({ id: z.string(), at: z.string(), version: z.number() })),
  actOnTransfer: post('/transfers/{transfer}/acts', '签收、拒收、退回、反馈移送').input(z.object({ transfer: transferId, act: transferAct })).output(z.object({ id: z.string(), at: z.string(), version: z.number() })),

  burden: get('/burden', '减负统计').input(z.object({ year })).output(answer<BurdenView>()),
  burdenFile: get('/burden.xlsx', '导出减负统计').input(z.object({ year })).output(z.file()),
  burdenRows: get('/burden/{unit}', '一个单位接受的督查').input(z.object({ unit: unitId, year })).output(answer<readonly BurdenRow[]>()),
}
