import { stageOrder } from './rules.ts'
import type { DocumentEvent, Mark, OutDocument, Returned, ReturnStage, UnsignedStage } from './types.ts'

type Present = Exclude<OutDocument, { at: 'absent' }>
type Unsigned = Extract<OutDocument, { at: UnsignedStage }>
type Signed = Extract<OutDocument, { at: 'recheck' | 'numbering' }>
type Numbered = Extract<OutDocument, { at: 'proofreading' | 'sealing' }>

/** The state after one more fact. Total: a fact that does not fit the state leaves it as it is. */
export function evolve(state: OutDocument, event: DocumentEvent): OutDocument {
  if (event.type === 'drafted') return drafted(event)
  if (state.at === 'absent') return state
  switch (event.type) {
    case 'saved': return isUnsigned(state) ? { ...state, content: event.content } : state
    case 'submitted': return isUnsigned(state) ? { ...withMark(state, event.mark), submittedAt: event.mark.at, returned: null } : state
    case 'marked': return withMark(state, event.mark)
    case 'settled': return { ...state, settlements: [...state.settlements.filter((one) => one.mark !== event.settlement.mark), event.settlement] }
    case 'checklist-answered': return { ...state, checklist: { ...state.checklist, ...event.answers } }
    case 'reviewed': return { ...state, reviewed: { hash: event.hash, at: event.at } }
    case 'moved': return isUnsigned(state) ? { ...state, at: event.to, returned: stillReturned(state.returned, event.to) } : state
    case 'returned': return goBack({ ...state, returned: event.returned }, event.to)
    case 'retracted': return goBack(state, event.to)
    case 'withdrawn': return isUnsigned(state) ? { ...sheetOf(state), at: 'withdrawn', returned: null, ending: event.ending } : state
    case 'made-archive-ready': return state.at === 'dispatched' ? { ...state, at: 'archiveReady', readyAt: event.at } : state
    case 'recalled': return state.at === 'dispatched' || state.at === 'archiveReady' ? { ...state, at: 'recalled', ending: event.ending } : state
    default: return evolveSigned(state, event)
  }
}

/** A return is over once the document is back at the stage that sent it, or past it: forward is the only way there. */
const stillReturned = (returned: Returned | null, at: UnsignedStage): Returned | null =>
  (returned && stageOrder.indexOf(at) < stageOrder.indexOf(returned.from) ? returned : null)

type SignedEvent = Extract<DocumentEvent, { type: 'signed' | 'rechecked' | 'corrected' | 'numbered' | 'proofread' | 'sealed-jointly' | 'sealed' | 'dispatched' | 'dispatched-further' | 'voided' }>

/** From the signature to the dispatch: each fact opens the next stage. */
function evolveSigned(state: Present, event: SignedEvent): OutDocument {
  switch (event.type) {
    case 'signed': return state.at === 'signing'
      ? { ...withMark(state, event.mark), at: 'recheck', signature: event.mark, docDate: event.docDate, edits: [], returned: null } : state
    case 'rechecked': return state.at === 'recheck' ? { ...withMark(state, event.mark), at: 'numbering', rechecked: event.mark, returned: null } : state
    case 'corrected': return state.at === 'recheck' || state.at === 'proofreading'
      ? { ...state, content: event.content, edits: [...state.edits, ...event.edits] } : state
    case 'numbered': return state.at === 'numbering' ? numbered(state, event.number) : state
    case 'proofread': return state.at === 'proofreading' ? proofread(state, event) : state
    case 'sealed-jointly': return state.at === 'sealing' ? { ...state, jointSeals: [...(state.jointSeals ?? []), event.seal] } : state
    case 'sealed': return state.at === 'sealing' ? { ...state, at: 'dispatching', seal: event.seal } : state
    case 'dispatched': return state.at === 'dispatching' ? { ...state, at: 'dispatched', issued: event.issued } : state
    case 'dispatched-further': return state.at === 'dispatched' || state.at === 'archiveReady'
      ? { ...state, at: 'dispatched', issued: { ...state.issued, receivers: state.issued.receivers + event.receivers } } : state
    case 'voided': return voided(state, event)
  }
}

const drafted = (event: Extract<DocumentEvent, { type: 'drafted' }>): OutDocument => ({
  at: 'drafting', id: event.id, drafter: event.by, draftedAt: event.at, content: event.content, submittedAt: null, marks: [], settlements: [],
  checklist: {}, reviewed: null, returned: null, keptNumber: null,
})

function numbered(state: Extract<OutDocument, { at: 'numbering' }>, number: NonNullable<Signed['keptNumber']>): OutDocument {
  const { keptNumber: _, rechecked: __, ...signed } = state
  return { ...signed, at: 'proofreading', number, proofs: [] }
}

const proofread = (state: Numbered, event: Extract<DocumentEvent, { type: 'proofread' }>): OutDocument =>
  ({ ...withMark(state, event.mark), at: event.isLast ? 'sealing' : 'proofreading', proofs: [...state.proofs, event.mark], returned: null })

function voided(state: Present, event: Extract<DocumentEvent, { type: 'voided' }>): OutDocument {
  const number = numberOf(state)
  return number ? { ...sheetOf(state), at: 'voided', returned: null, number, ending: event.ending } : state
}

/** Back to an earlier stage: what was found after it falls, what was said stays among the marks, the number stays kept. */
function goBack(state: Present, to: ReturnStage | UnsignedStage): OutDocument {
  const kept = numberOf(state)
  if (to === 'recheck') return hasSignature(state) ? { ...sheetOf(state), at: 'recheck', signature: state.signature, docDate: state.docDate, edits: state.edits, keptNumber: kept } : state
  if (to === 'proofreading') return isNumbered(state) ? { ...sheetOf(state), at: 'proofreading', signature: state.signature, docDate: state.docDate, edits: state.edits, number: state.number, proofs: [] } : state
  return { ...sheetOf(state), at: to, keptNumber: kept }
}

const isUnsigned = (state: OutDocument): state is Unsigned => UNSIGNED.has(state.at)
const hasSignature = (state: OutDocument): state is Extract<OutDocument, { signature: Mark }> => 'signature' in state
const isNumbered = (state: OutDocument): state is Extract<OutDocument, { proofs: readonly Mark[] }> => 'proofs' in state

/** The number a document carries or keeps; null while it has none. */
export function numberOf(state: OutDocument) {
  if ('number' in state) return state.number
  return 'keptNumber' in state ? state.keptNumber : null
}

/** Whether it was sealed with a 骑缝章. */
export const isStraddled = (state: OutDocument): boolean => 'seal' in state && state.seal.straddle === true

const UNSIGNED: ReadonlySet<string> = new Set<UnsignedStage>(['drafting', 'unitCheck', 'consulting', 'countersigning', 'officeReview', 'signing'])

const withMark = <State extends Present>(state: State, mark: Mark): State => ({ ...state, marks: [...state.marks, mark] })

function sheetOf({ id, drafter, draftedAt, content, submittedAt, marks, settlements, checklist, reviewed, returned }: Present) {
  return { id, drafter, draftedAt, content, submittedAt, marks, settlements, checklist, reviewed, returned }
}
