import { z } from 'zod'
import { route } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { answer, id, needed, words } from '#lib/schemas'
import { routeRoles } from './core/roles.ts'
import type { BulletinId, Content, EntryKey, IssueCommand, IssueId, OfferId, Profile, Readers } from './core/types.ts'
import type { BoardView, BulletinsView, Contribution, Found, IssueLine, IssueView, OfferAct, OfferLine, Page, ReadingView, SettingsView } from './core/views.ts'

const bulletinId = id<'bulletin'>() satisfies z.ZodType<BulletinId>
const issueId = id<'issue'>() satisfies z.ZodType<IssueId>
const offerId = id<'offer'>() satisfies z.ZodType<OfferId>
const entryKey = id<'entry'>() satisfies z.ZodType<EntryKey>
const personId = id<'person'>() satisfies z.ZodType<PersonId>
const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const reason = needed(500, '请写明原因')

// Names of units and people are the organisation's own: the server fills them in.
const readers = z.object({
  units: z.array(z.object({ unit: unitId, name: words(60).default('') })).max(400), people: z.array(z.object({ person: personId, name: words(40).default('') })).max(400),
}) satisfies z.ZodType<Readers>
const lists = z.object({ reportTo: words(2000), sendTo: words(2000), issueTo: words(2000) })
const copies = z.number().int().min(0, '份数不能为负').max(9999, '份数不超过9999')

const entry = z.object({ key: entryKey, sources: z.array(offerId).max(20), title: words(200), text: z.string().max(30_000, '单篇不超过三万字'), credit: words(200), editorNote: words(1000) })
const content = z.object({
  editorNote: words(2000), hasContents: z.boolean(), columns: z.array(z.object({ name: needed(20, '请填写栏目名称'), entries: z.array(entry).max(60) })).min(1).max(20), copies, lists, readers,
}) satisfies z.ZodType<Content>

const profile = z.object({
  name: needed(20, '请填写刊物名称'), kind: z.enum(['information', 'brief', 'journal']), editorOrgan: needed(40, '请填写编发机关'), columns: z.array(needed(20, '请填写栏目名称')).max(20),
  period: z.enum(['weekly', 'tenDays', 'halfMonthly', 'monthly', 'irregular']), isInternal: z.boolean(), copies, lists, readers,
  editing: z.object({ unit: unitId, name: words(60).default('') }), reviewRole: z.enum(routeRoles), signRole: z.enum(routeRoles),
  numbered: z.object({ year: z.number().int().min(2000).max(2200), number: z.number().int().min(0).max(9999), total: z.number().int().min(0).max(99_999) }),
}) satisfies z.ZodType<Profile>

const contribution = z.object({
  kind: needed(20, '请选择来稿类别'), title: needed(200, '请填写标题'), text: z.string().trim().min(1, '请填写正文').max(30_000, '单篇不超过三万字'), credit: needed(200, '请填写供稿单位'),
  column: words(20).nullable(), href: z.string().max(200).regex(/^\/(?![/\\])[^\s\\]*$/, '请填写本系统页面的地址，以“/”开头').nullable(),
}) satisfies z.ZodType<Contribution>

const bare = <Type extends string>(type: Type) => z.object({ type: z.literal(type) })
const act = z.discriminatedUnion('type', [
  bare('amend').extend({ base: z.number().int().min(1), content }), bare('submit'), bare('pass'), bare('return').extend({ reason }), bare('sign'), bare('publish'), bare('withdraw').extend({ reason }), bare('discard').extend({ reason }),
  bare('send-up').extend({ to: needed(100, '请填写报往哪个单位'), remark: words(500).default('') }), bare('send-down').extend({ readers }),
]) satisfies z.ZodType<Exclude<IssueCommand, { type: 'draft' | 'amend' }> | { readonly type: 'amend'; readonly base: number; readonly content: Content }>
const offerAct = z.discriminatedUnion('type', [bare('decline').extend({ reason }), bare('reopen'), bare('takeBack').extend({ reason })]) satisfies z.ZodType<OfferAct>

const tags = ['刊物']
const get = (path: '' | `/${string}`, summary: string) => route({ method: 'GET', path: `/bulletins${path}`, summary, access: 'staff', tags })
const post = (path: `/${string}`, summary: string) => route({ method: 'POST', path: `/bulletins${path}`, summary, access: 'staff', tags })
const paged = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }
const of = z.object({ issue: issueId })
const acted = z.object({ id: z.string(), at: z.string(), version: z.number() })

/** What bulletins answer over the wire. */
export const bulletinsContract = {
  bulletins: get('', '刊物和各刊最新一期').output(answer<BulletinsView>()),
  issues: get('/issues', '各期刊物').input(z.object({ bulletin: bulletinId.optional(), scope: z.enum(['out', 'work']).default('out'), year: z.coerce.number().int().min(2000).max(2200).optional(), ...paged })).output(answer<Page<IssueLine>>()),
  search: get('/search', '全文检索').input(z.object({ q: words(60).min(2, '请至少输入两个字'), bulletin: bulletinId.optional(), ...paged })).output(answer<Page<Found>>()),
  issue: get('/issues/{issue}', '一期刊物的办理情况').input(of).output(answer<IssueView>()),
  board: get('/issues/{issue}/board', '编辑台').input(of).output(answer<BoardView>()),
  reading: get('/issues/{issue}/reading', '阅读一期刊物').input(of).output(answer<ReadingView>()),
  tray: get('/offers', '来稿').input(z.object({ at: z.enum(['open', 'placed', 'used', 'declined', 'withdrawn']).default('open'), ...paged })).output(answer<Page<OfferLine>>()),
  settings: get('/settings', '刊物设置').input(z.object({ bulletin: bulletinId.optional() })).output(answer<SettingsView>()),
  draft: post('/issues', '编下一期').input(z.object({ bulletin: bulletinId })).output(acted),
  act: post('/issues/{issue}/acts', '办理一期刊物').input(of.extend({ act })).output(acted),
  read: post('/issues/{issue}/read', '记下已打开阅读').input(of).output(z.object({ reads: z.number() })),
  urge: post('/issues/{issue}/urge', '催阅').input(of.extend({ readers: z.array(z.string().max(80)).max(800) })).output(z.object({ urged: z.number() })),
  contribute: post('/offers', '登记来稿').input(z.object({ contribution })).output(acted),
  actOnOffer: post('/offers/{offer}/acts', '办理来稿').input(z.object({ offer: offerId, act: offerAct })).output(acted),
  found: post('/settings', '新建刊物').input(z.object({ profile })).output(acted),
  change: post('/settings/{bulletin}', '修改刊物设置').input(z.object({ bulletin: bulletinId, profile, isActive: z.boolean() })).output(acted),
}
