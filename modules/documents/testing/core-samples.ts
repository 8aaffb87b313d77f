import type { Id, PersonId, UnitId } from '#lib/ids'
import { addMinutes, type Day, type Instant } from '#lib/instants'
import { specFor } from '#lib/testing/spec'
import type { Signatory } from '#lib/signatory'
import { emptyElements, type Content, type DocumentId, type Elements } from '../core/content.ts'
import { outgoing } from '../core/decide.ts'
import type { RecipientFact, RoutingFacts } from '../core/routing.ts'
import { documentSettings } from '../core/rules.ts'
import type { ChecklistAnswer, Checklist, ContentMark, DocumentEvent, DocumentFacts, Mark, MarkInput, Stage } from '../core/types.ts'
import { checklistOrder } from '../core/checklist.ts'

/** Pieces from which core tests put documents together. */
export const now = '2026-11-23T01:30:00.000Z' as Instant
export const later = (minutes: number): Instant => addMinutes(now, minutes)
export const today = '2026-11-23' as Day
export const document = 'D1' as DocumentId

export const someone = (name: string, unitName = '秘书科'): Signatory =>
  ({ person: `p-${name}` as PersonId, name, unit: `u-${unitName}` as UnitId, unitName, onBehalfOf: null })
export const drafter = someone('李晓明')
export const leader = someone('周正平', '区委')

export const words = (revision = 1): ContentMark => ({ revision, hash: `hash-${revision}`, kind: 'notice', title: '关于做好防汛工作的通知' })
export const facts = (over: Partial<DocumentFacts> = {}): DocumentFacts => ({
  now, actor: drafter, newMark: 'm1' as Id<'mark'>, openIssues: [], storedHash: 'hash-1', lastSaved: { name: '李晓明', at: now },
  signing: { principalNeeded: false, isPrincipal: true, isHead: true, adoptedOn: null }, seal: { organ: '中共临江区委办公室', issuerSign: '中共临江区委办公室', joint: [] }, ...over,
})
/** `given(events)` with the facts of the moment bound. */
export const given = (over: Partial<DocumentFacts>, ...past: DocumentEvent[]) => specFor(outgoing({ facts: facts(over), settings: documentSettings }))(...past)

export const input = (over: Partial<MarkInput> = {}): MarkInput => ({ step: 'step', kind: 'circle', stance: 'agree', text: '', handwriting: null, ...over })
export const mark = (stage: Stage, by: Signatory, over: Partial<Mark> = {}): Mark =>
  ({ id: 'm1' as Id<'mark'>, stage, step: 'step', by, kind: 'circle', stance: 'agree', text: '', at: now, hash: 'hash-1', handwriting: null, ...over })

export const yes: ChecklistAnswer = { answer: 'yes', remark: '' }
export const allYes: Checklist = Object.fromEntries(checklistOrder.map((point) => [point, yes]))

const drafted: DocumentEvent = { type: 'drafted', id: document, by: drafter, at: now, content: words() }
const submitted: DocumentEvent = { type: 'submitted', mark: mark('drafting', drafter) }
const moved = (to: 'unitCheck' | 'countersigning' | 'officeReview' | 'signing'): DocumentEvent => ({ type: 'moved', to })
const reviewed: DocumentEvent = { type: 'reviewed', hash: 'hash-1', at: now }
export const signed: DocumentEvent = { type: 'signed', mark: mark('signing', leader), docDate: today }
export const number = { rule: 'r1', text: '临委办发〔2026〕8号', year: 2026, sequence: 8 }

/** Streams that lead to each stage. */
export const atDrafting: DocumentEvent[] = [drafted]
export const atUnitCheck: DocumentEvent[] = [...atDrafting, submitted, moved('unitCheck')]
export const atCountersigning: DocumentEvent[] = [...atDrafting, submitted, moved('countersigning')]
export const atReview: DocumentEvent[] = [...atDrafting, submitted, moved('officeReview')]
export const atSigning: DocumentEvent[] = [...atReview, { type: 'checklist-answered', answers: allYes, by: drafter.person }, reviewed, moved('signing')]
export const atRecheck: DocumentEvent[] = [...atSigning, signed]
export const atNumbering: DocumentEvent[] = [...atRecheck, { type: 'rechecked', mark: mark('recheck', someone('陈复核')) }]
export const atProofreading: DocumentEvent[] = [...atNumbering, { type: 'numbered', number }]
export const atSealing: DocumentEvent[] = [
  ...atProofreading, { type: 'proofread', mark: mark('proofreading', someone('一校')), isLast: false }, { type: 'proofread', mark: mark('proofreading', someone('二校')), isLast: true },
]
export const sealed: DocumentEvent = { type: 'sealed', seal: { seal: '中共临江区委办公室印章', by: someone('印章员'), at: now, hash: 'hash-1', copies: 60, printDate: today } }
export const atDispatching: DocumentEvent[] = [...atSealing, sealed]
export const atDispatched: DocumentEvent[] = [...atDispatching, { type: 'dispatched', issued: { at: now, by: someone('机要员'), copies: 60, receivers: 40 } }]

/** A content of plain paragraphs. */
export const content = (paragraphs: readonly string[], over: Partial<Elements> = {}): Content => ({
  elements: { ...emptyElements(over.kind ?? 'notice'), organ: 'u-office' as UnitId, isConfirmedUnclassified: true, ...over },
  body: paragraphs.map((text) => ({ kind: 'paragraph', runs: [{ text }] })), annexes: [],
})

export const sender = { unit: 'u-office' as UnitId, name: '区委办公室', kind: 'committeeOffice', level: 'district', registered: true } as const
export const recipient = (name: string, over: Partial<RecipientFact> = {}): RecipientFact =>
  ({ as: 'main', name, unit: `u-${name}` as UnitId, kind: 'township', way: 'downward', isLeader: false, skipped: [], otherSuperiors: [], ...over })
export const routing = (recipients: readonly RecipientFact[], over: Partial<RoutingFacts> = {}): RoutingFacts => ({ sender, joint: [], recipients, directSuperior: null, ...over })
