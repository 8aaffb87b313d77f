import { accept, refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayInChinese } from '#lib/instants'
import { markOf, newerText, openIssues, wrongStage, type Answer, type Given } from './acts.ts'
import { numberOf } from './evolve.ts'
import { keptNumberFor, numberYear } from './numbers.ts'
import { jointSealsOn } from './joint-seals.ts'
import type { DocumentRefusal } from './refusals.ts'
import { lastWords } from './rules.ts'
import type { DocumentCommand, DocumentEvent, DocumentFacts, OutDocument } from './types.ts'

/** What is asked after the signature: 条例 第二十五条, 复核、登记、印制、核发. */
export type SignedCommand = Extract<DocumentCommand, {
  type: 'recheck' | 'correct' | 'allot-number' | 'proofread' | 'seal-jointly' | 'seal' | 'dispatch' | 'dispatch-further' | 'void' | 'recall' | 'make-archive-ready'
}>
type Present = Exclude<OutDocument, { at: 'absent' }>
type Of<Type extends SignedCommand['type']> = Extract<SignedCommand, { type: Type }>

/** Whether an act after the signature may be. */
export function decideSigned(state: Present, command: SignedCommand, { facts, settings }: Given): Answer {
  switch (command.type) {
    case 'recheck': return state.at === 'recheck'
      ? openIssues(facts) ?? accept({ type: 'rechecked', mark: markOf('recheck', command.mark, { state, facts }) }) : wrongStage(state)
    case 'correct': return correct(state, command, facts)
    case 'allot-number': return allot(state, command)
    case 'proofread': return proofread(state, command, { facts, settings })
    case 'seal-jointly': return sealJointly(state, command, facts)
    case 'seal': return seal(state, command, facts)
    case 'dispatch': return dispatch(state, command, facts)
    case 'dispatch-further': return state.at === 'dispatched' || state.at === 'archiveReady'
      ? accept({ type: 'dispatched-further', receivers: command.receivers, by: facts.actor.person }) : refuse('not-issued')
    case 'void': return voidNumber(state, command.reason, facts)
    case 'recall': return recall(state, command.reason, facts)
    case 'make-archive-ready': return state.at === 'dispatched' ? accept({ type: 'made-archive-ready', at: facts.now }) : wrongStage(state)
  }
}

/** Each typographical change is logged with before and after, so that the signed words can always be found again. */
function correct(state: Present, command: Of<'correct'>, facts: DocumentFacts): Answer {
  if (state.at !== 'recheck' && state.at !== 'proofreading') return wrongStage(state)
  if (command.from !== state.content.revision) return newerText(state.content.revision, facts)
  if (command.edits.length === 0) return refuse('nothing-corrected')
  const { at: stage } = state
  const edits = command.edits.map((edit) => ({ stage, ...edit, by: facts.actor, at: facts.now }))
  return accept({ type: 'corrected', edits, content: command.content })
}

// 文号: only after the signature, in the year of the 成文日期. A number kept through a 复审 is used again, never a second one.
function allot(state: Present, { number }: Of<'allot-number'>): Answer {
  if (state.at !== 'numbering') return 'signature' in state ? wrongStage(state) : refuse('not-signed')
  if (number.year !== numberYear(state.docDate)) return refuse('number-year-wrong', { year: numberYear(state.docDate) })
  return accept({ type: 'numbered', number: keptNumberFor(state.keptNumber, number) ?? number })
}

function proofread(state: Present, command: Of<'proofread'>, { facts, settings }: Given): Answer {
  if (state.at !== 'proofreading') return wrongStage(state)
  if (state.proofs.some((proof) => proof.by.person === facts.actor.person)) return refuse('proofreader-is-same')
  return accept({ type: 'proofread', mark: markOf('proofreading', command.mark, { state, facts }), isLast: state.proofs.length + 1 >= settings.proofs })
}

type Sealing = Extract<OutDocument, { at: 'sealing' }>
type Sealable = { readonly state: Sealing; readonly names: NonNullable<DocumentFacts['seal']> }

/** 用印: only what is signed and numbered, under the same words, and never by the one who signed. */
function sealable(state: Present, facts: DocumentFacts): Sealable | Refused<DocumentRefusal> {
  if (state.at !== 'sealing') return 'signature' in state && !numberOf(state) ? refuse('seal-without-number') : wrongStage(state)
  if (!facts.seal) return refuse('seal-missing')
  if (facts.storedHash !== state.content.hash) return refuse('content-altered')
  return facts.actor.person === state.signature.by.person ? refuse('seal-keeper-signed') : { state, names: facts.seal }
}

const unsealed = ({ state, names: { joint } }: Sealable) => joint.filter(({ unit }) => !jointSealsOn(state).some(({ organ }) => organ === unit))

/** GB/T 9704-2012 7.3.5.1: of a joint document every organ presses its seal over its own name. */
function sealJointly(document: Present, { organs }: Of<'seal-jointly'>, facts: DocumentFacts): Answer {
  const found = sealable(document, facts)
  if ('kind' in found) return found
  const { state, names } = found
  const own = unsealed(found).filter(({ unit }) => organs.includes(unit))
  if (!own.length) return refuse('joint-seal-not-asked')
  // 会签 of a joint document is the other organ's signature: who gave it does not press the seal as well.
  if (lastWords(state.marks, 'countersigning').some(({ by }) => by.person === facts.actor.person && names.joint.some(({ unit }) => unit === by.unit))) return refuse('seal-keeper-signed')
  return accept(...own.map((organ) => jointSeal(state, organ, facts)))
}

const jointSeal = (state: Sealing, { unit, name }: { readonly unit: UnitId; readonly name: string }, facts: DocumentFacts, inPerson?: true): DocumentEvent =>
  ({ type: 'sealed-jointly', seal: { organ: unit, seal: `${name}印章`, by: facts.actor, at: facts.now, hash: state.content.hash, ...(inPerson ? { inPerson } : {}) } })

/** The lead organ seals last, when every other seal is on: then the pages are what they stay, and the seal must be that of the 署名. */
function seal(document: Present, command: Of<'seal'>, facts: DocumentFacts): Answer {
  const found = sealable(document, facts)
  if ('kind' in found) return found
  const { state, names } = found
  if (names.organ !== names.issuerSign) return refuse('seal-other-organ', { seal: names.organ, sign: names.issuerSign })
  const open = unsealed(found)
  const awaited = open.filter(({ unit }) => !command.inPerson?.includes(unit))
  if (awaited.length) return refuse('joint-seals-open', { organs: awaited.map(({ name }) => name).join('、') })
  if (command.copies < 1) return refuse('copies-missing')
  // 条例 第九条第十七项: 印发日期 is the day of sending to print, never before the 成文日期.
  if (command.printDate < state.docDate) return refuse('print-before-signature', { date: dayInChinese(state.docDate) })
  const { seal: name, copies, printDate, straddle } = command
  const others = open.map((organ) => jointSeal(state, organ, facts, true))
  return accept(...others, { type: 'sealed', seal: { seal: name, by: facts.actor, at: facts.now, hash: state.content.hash, copies, printDate, ...(straddle ? { straddle } : {}) } })
}

function dispatch(state: Present, command: Of<'dispatch'>, facts: DocumentFacts): Answer {
  if (state.at !== 'dispatching') return wrongStage(state)
  if (facts.storedHash !== state.content.hash) return refuse('content-altered')
  if (command.copies < 1) return refuse('copies-missing')
  if (command.receivers < 1) return refuse('no-receivers')
  const { copies, receivers } = command
  return openIssues(facts) ?? accept({ type: 'dispatched', issued: { at: facts.now, by: facts.actor, copies, receivers } })
}

// 作废: the number stays as a gap with its reason and is never used again.
function voidNumber(state: Present, reason: string, facts: DocumentFacts): Answer {
  if (state.at === 'dispatched' || state.at === 'archiveReady' || state.at === 'recalled' || state.at === 'voided') return wrongStage(state)
  if (!numberOf(state)) return refuse('not-numbered')
  return reason.trim() ? accept({ type: 'voided', ending: { by: facts.actor, at: facts.now, reason } }) : refuse('reason-needed')
}

function recall(state: Present, reason: string, facts: DocumentFacts): Answer {
  if (state.at !== 'dispatched' && state.at !== 'archiveReady') return refuse('not-issued')
  return reason.trim() ? accept({ type: 'recalled', ending: { by: facts.actor, at: facts.now, reason } }) : refuse('reason-needed')
}
