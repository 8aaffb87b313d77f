import { accept, refuse, type Decider, type Decision, type Refused } from '#lib/decision'
import type { FileId, Id } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Sentences } from '#lib/refusals'
import type { NamedUnit, Signatory } from '#lib/signatory'
import { namedAgency, worksFor, type Agency, type AgencyKind } from './agencies.ts'
import type { LibraryKey } from './library.ts'

export type TransferId = Id<'inspection-transfer'>
/** 结果移送 (R51): a clue to 纪检, a reference for assessment to 组织, a proposal to call to account to 效能. */
export type TransferKind = 'clue' | 'reference' | 'accountability'
export const transferKindWords: Readonly<Record<TransferKind, string>> = { clue: '线索移送', reference: '考核参考', accountability: '问责建议' }
export const transferKinds = Object.keys(transferKindWords) as readonly TransferKind[]
/** What each kind of agency takes. */
export const receiverOf: Readonly<Record<TransferKind, AgencyKind>> = { clue: 'discipline', reference: 'organisation', accountability: 'efficiency' }

export interface TransferContent {
  readonly kind: TransferKind
  readonly title: string
  readonly reason: string
  /** The unit it is about. */
  readonly unit: NamedUnit
  /** Problems of the library on which it rests. */
  readonly problems: readonly LibraryKey[]
  readonly papers: readonly FileId[]
}
export interface Said { readonly text: string; readonly papers: readonly FileId[]; readonly by: Signatory; readonly at: Instant }
interface Sent { readonly id: TransferId; readonly number: string; readonly content: TransferContent; readonly from: NamedUnit; readonly to: NamedUnit; readonly sender: Signatory; readonly sentAt: Instant }
interface Taken extends Sent { readonly receiver: Signatory; readonly receivedAt: Instant }

/** 已移送 → 已签收 → 已反馈; or refused unopened, or returned after it was looked at. */
export type Transfer =
  | { readonly at: 'absent' }
  | (Sent & { readonly at: 'sent' })
  | (Sent & { readonly at: 'refused'; readonly said: Said })
  | (Taken & { readonly at: 'received' })
  | (Taken & { readonly at: 'returned'; readonly said: Said })
  | (Taken & { readonly at: 'replied'; readonly said: Said })
export type TransferAt = Transfer['at']
export type PresentTransfer = Exclude<Transfer, { at: 'absent' }>
export const transferAtWords: Readonly<Record<TransferAt, string>> = { absent: '未登记', sent: '待签收', received: '已签收', refused: '已拒收', returned: '已退回', replied: '已反馈' }

export type TransferAct =
  | { readonly type: 'receive' }
  | { readonly type: 'refuse'; readonly reason: string }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'reply'; readonly text: string; readonly papers: readonly FileId[] }
export type TransferCommand = TransferAct | { readonly type: 'send'; readonly id: TransferId; readonly number: string; readonly content: TransferContent; readonly from: NamedUnit; readonly to: NamedUnit }

interface Stamp { readonly by: Signatory; readonly at: Instant }
export type TransferEvent =
  | ({ readonly type: 'transfer-sent'; readonly id: TransferId; readonly number: string; readonly content: TransferContent; readonly from: NamedUnit; readonly to: NamedUnit } & Stamp)
  | ({ readonly type: 'transfer-received' } & Stamp)
  | ({ readonly type: 'transfer-refused'; readonly reason: string } & Stamp)
  | ({ readonly type: 'transfer-returned'; readonly reason: string } & Stamp)
  | ({ readonly type: 'transfer-replied'; readonly text: string; readonly papers: readonly FileId[] } & Stamp)

export type TransferRefusal = 'transfer-at-other-stage' | 'not-for-sender' | 'not-for-receiver' | 'receiver-unfit' | 'transfer-to-self' | 'transfer-words-missing'
export const transferRefusals: Sentences<TransferRefusal> = {
  'transfer-at-other-stage': '这件移送现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'not-for-sender': '移送由本督查力量的同志办理，请联系督查室先把您列入人员库。',
  'not-for-receiver': '这件移送由{agency}签收办理，请联系该单位的同志。',
  'receiver-unfit': '{kind}应送{wanted}，不能送{agency}；请另选接收单位。',
  'transfer-to-self': '不能移送给本单位，请另选接收单位。',
  'transfer-words-missing': '请写明理由或结果后再提交。',
}

export interface TransferGiven { readonly now: Instant; readonly actor: Signatory; readonly agencies: readonly Agency[] }
type Answer = Decision<TransferEvent, TransferRefusal | 'not-found'>

/** Whether the act on a transfer may be, and what then is true. */
export function decideTransfer(state: Transfer, command: TransferCommand, given: TransferGiven): Answer {
  if (command.type === 'send') return state.at === 'absent' ? decideSending(command, given) : wrong(state)
  if (state.at === 'absent') return refuse('not-found')
  if (!worksFor(given.agencies, selfOf(given), state.to.unit)) return refuse('not-for-receiver', { agency: state.to.name })
  const stamp = { by: given.actor, at: given.now }
  switch (command.type) {
    case 'receive': return state.at === 'sent' ? accept({ type: 'transfer-received', ...stamp }) : wrong(state)
    case 'refuse': return state.at === 'sent' ? ifEmpty(command.reason) ?? accept({ type: 'transfer-refused', reason: command.reason, ...stamp }) : wrong(state)
    case 'return': return state.at === 'received' ? ifEmpty(command.reason) ?? accept({ type: 'transfer-returned', reason: command.reason, ...stamp }) : wrong(state)
    case 'reply': return state.at === 'received' ? ifEmpty(command.text) ?? accept({ type: 'transfer-replied', text: command.text, papers: command.papers, ...stamp }) : wrong(state)
  }
}

function decideSending({ id, number, content, from, to }: Extract<TransferCommand, { type: 'send' }>, given: TransferGiven): Answer {
  if (!worksFor(given.agencies, selfOf(given), from.unit)) return refuse('not-for-sender')
  if (from.unit === to.unit) return refuse('transfer-to-self')
  const receiver = given.agencies.find(({ unit, retired }) => unit === to.unit && !retired)
  const wanted = receiverOf[content.kind]
  if (receiver?.kind !== wanted) return refuse('receiver-unfit', { kind: transferKindWords[content.kind], wanted: receiverWords[wanted], agency: receiver?.name ?? to.name })
  return ifEmpty(content.reason) ?? accept({ type: 'transfer-sent', id, number, content, from, to: namedAgency(receiver), by: given.actor, at: given.now })
}

const receiverWords: Readonly<Record<AgencyKind, string>> = { committeeOffice: '区委督查室', governmentOffice: '区政府督查室', projectOffice: '区项目督查办', discipline: '纪检监察机关', organisation: '组织部门', efficiency: '效能部门' }
const selfOf = ({ actor }: TransferGiven) => actor.onBehalfOf?.person ?? actor.person
const wrong = (state: Transfer): Refused<TransferRefusal> => refuse('transfer-at-other-stage', { at: transferAtWords[state.at] })
const ifEmpty = (words: string): Refused<TransferRefusal> | null => (words.trim() ? null : refuse('transfer-words-missing'))

/** The transfer after something became true. */
export function evolveTransfer(state: Transfer, event: TransferEvent): Transfer {
  if (event.type === 'transfer-sent') return { at: 'sent', id: event.id, number: event.number, content: event.content, from: event.from, to: event.to, sender: event.by, sentAt: event.at }
  if (state.at === 'absent') return state
  const { id, number, content, from, to, sender, sentAt } = state
  const sent: Sent = { id, number, content, from, to, sender, sentAt }
  const taken: Taken = { ...sent, receiver: 'receiver' in state ? state.receiver : event.by, receivedAt: 'receivedAt' in state ? state.receivedAt : event.at }
  const said = (text: string, papers: readonly FileId[] = []): Said => ({ text, papers, by: event.by, at: event.at })
  switch (event.type) {
    case 'transfer-received': return { ...taken, at: 'received' }
    case 'transfer-refused': return { ...sent, at: 'refused', said: said(event.reason) }
    case 'transfer-returned': return { ...taken, at: 'returned', said: said(event.reason) }
    case 'transfer-replied': return { ...taken, at: 'replied', said: said(event.text, event.papers) }
  }
}

export const transferred = (given: TransferGiven): Decider<Transfer, TransferCommand, TransferEvent, TransferRefusal | 'not-found'> =>
  ({ initial: { at: 'absent' }, decide: (state, command) => decideTransfer(state, command, given), evolve: evolveTransfer, invariants: [(state) => (state.at === 'absent' || state.from.unit !== state.to.unit ? null : 'sent to itself')] })
