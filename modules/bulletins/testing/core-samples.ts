import type { PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { decideLawfully, specFor } from '#lib/testing/spec'
import type { Signatory } from '#lib/signatory'
import type { Standing } from '../core/access.ts'
import { issuing } from '../core/decide.ts'
import type { Given, OfferFact } from '../core/given.ts'
import type { BulletinId, Content, Entry, EntryKey, IssueCommand, IssueEvent, IssueId, OfferId, Profile, Publication } from '../core/types.ts'

/** Pieces from which core tests put bulletins together. Monday, half past nine. */
export const now = '2026-11-23T01:30:00.000Z' as Instant
const unit = (name: string) => ({ unit: `u-${name}` as UnitId, name })
const someone = (name: string, unitName: string): Signatory => ({ person: `p-${name}` as PersonId, name, unit: unit(unitName).unit, unitName, onBehalfOf: null })
export const editor = someone('编辑', '信息科')
export const colleague = someone('另一编辑', '信息科')
export const reviewer = someone('副主任', '区委办公室')
export const signer = someone('主任', '区委办公室')
export const outsider = someone('文书', '青禾镇党委')
/** The head of the section has the roles of all three, so that the two-person rule has something to refuse. */
export const everything = someone('科长', '信息科')
export const cast = [editor, colleague, reviewer, signer, outsider, everything]

const nothing: Standing = { edits: false, reviews: false, signs: false }
const standings: ReadonlyMap<Signatory, Standing> = new Map([
  [editor, { ...nothing, edits: true }], [colleague, { ...nothing, edits: true }], [reviewer, { ...nothing, reviews: true }], [signer, { ...nothing, signs: true }], [everything, { edits: true, reviews: true, signs: true }],
])

export const offer = (name: string): OfferId => `o-${name}` as OfferId
export const fact = (name: string, over: Partial<OfferFact> = {}): OfferFact => ({ id: offer(name), title: `来稿${name}`, at: 'open', issue: null, ...over })
export const entry = (name: string, over: Partial<Entry> = {}): Entry => ({ key: `e-${name}` as EntryKey, sources: [offer(name)], title: `标题${name}`, text: `正文${name}。`, credit: `${name}局供稿`, editorNote: '', ...over })
const readers = { units: [unit('青禾镇党委')], people: [] }
const lists = { reportTo: '', sendTo: '', issueTo: '' }
export const content = (...entries: readonly Entry[]): Content => ({ editorNote: '', hasContents: true, columns: [{ name: '工作动态', entries }, { name: '经验做法', entries: [] }], copies: 60, lists, readers })
export const masthead = { name: '临江信息', editorOrgan: '区委办公室', isInternal: true }
export const route = { editing: unit('信息科'), organ: unit('区委办公室').unit, reviewRole: 'officeReviewer', signRole: 'officeHead' } as const
export const issueId = 'i-1' as IssueId
export const publication: Publication = { number: 12, total: 345, year: 2026, hash: 'h', files: [] }
export const profile = (over: Partial<Profile> = {}): Profile => ({
  name: '临江信息', kind: 'information', editorOrgan: '区委办公室', columns: ['工作动态'], period: 'weekly', isInternal: true, copies: 60, lists, readers, editing: route.editing, reviewRole: 'officeReviewer', signRole: 'officeHead',
  numbered: { year: 2026, number: 11, total: 344 }, ...over,
})

export const facts = (actor: Signatory, over: Partial<Given> = {}): Given => ({ now, actor, standing: standings.get(actor) ?? nothing, offers: ['甲', '乙', '丙'].map((name) => fact(name)), publication, ...over })
export const draft: IssueCommand = { type: 'draft', id: issueId, bulletin: 'b-1' as BulletinId, masthead, route, content: content() }
export const amend = (base: number, words: Content): IssueCommand => ({ type: 'amend', base, content: words, masthead })

export type Acts = readonly (readonly [Signatory, IssueCommand])[]
export const played = (acts: Acts, over: Partial<Given> = {}): readonly IssueEvent[] => acts.reduce<readonly IssueEvent[]>((past, [actor, command]) => {
  const { decision, history } = decideLawfully(issuing(facts(actor, over)), past, command)
  if (decision.kind === 'refused') throw new Error(`${command.type} was refused: ${decision.code}`)
  return history
}, [])
export const given = (actor: Signatory, acts: Acts, over: Partial<Given> = {}) => specFor(issuing(facts(actor, over)))(...played(acts))

const drafted: Acts = [[editor, draft], [editor, amend(1, content(entry('甲'), entry('乙')))]]
const submitted: Acts = [...drafted, [editor, { type: 'submit' }]]
const reviewed: Acts = [...submitted, [reviewer, { type: 'pass' }]]
const signed: Acts = [...reviewed, [signer, { type: 'sign' }]]
const published: Acts = [...signed, [editor, { type: 'publish' }]]
export const ways = { drafted, submitted, reviewed, signed, published }
