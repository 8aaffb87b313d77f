import { accept, refuse, type Decider, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { deskOf, markOf, newerText, openIssues, wrongStage, type Answer, type Given } from './acts.ts'
import { failedPoints, checklistPoints, unansweredPoints, unexplainedPoints } from './checklist.ts'
import { decideSigned, type SignedCommand } from './decide-signed.ts'
import { evolve, numberOf } from './evolve.ts'
import { invariants } from './invariants.ts'
import type { DocumentRefusal } from './refusals.ts'
import { isReviewed, isUnsignedStage, mayEditAt, mayGoStraightBack, refusedCountersigns, returnTargets, stageWords, unsettledOpinions } from './rules.ts'
import type { Checklist, DocumentCommand, DocumentEvent, DocumentFacts, MarkInput, OutDocument, Stage, UnsignedStage } from './types.ts'

type Unsigned = Extract<OutDocument, { at: UnsignedStage }>

/** Whether the act may be, and what then is true. Who acts next is the case's business; what must hold is decided here. */
export function decide(state: OutDocument, command: DocumentCommand, given: Given): Answer {
  const { facts } = given
  if (command.type === 'draft') {
    return state.at === 'absent' ? accept({ type: 'drafted', id: command.id, by: facts.actor, at: facts.now, content: command.content }) : refuse('drafted-already')
  }
  if (state.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'save': return save(state, command, facts)
    case 'submit': return submit(state, command.mark, facts)
    case 'mark': return mark(state, command.mark, facts)
    case 'settle': return settle(state, command, facts)
    case 'answer-checklist': return answerChecklist(state, command.answers, facts)
    case 'sign': return sign(state, command.mark, facts)
    case 'move': return isUnsigned(state) && isUnsignedStage(command.to) ? accept({ type: 'moved', to: command.to }) : refuse('flow-mismatch', { step: stageWords[command.to] })
    case 'return': return goBack(state, command, facts)
    case 'retract': return retract(state, command.to, facts)
    case 'withdraw': return withdraw(state, command.reason, facts)
    default: return decideSigned(state, command satisfies SignedCommand, given)
  }
}

function save(state: Exclude<OutDocument, { at: 'absent' }>, command: Extract<DocumentCommand, { type: 'save' }>, facts: DocumentFacts): Answer {
  if (!isUnsigned(state) || !mayEditAt(state.at)) return refuse('text-locked', { stage: stageWords[state.at] })
  if (command.from !== state.content.revision) return newerText(state.content.revision, facts)
  return accept({ type: 'saved', content: command.content, by: facts.actor.person })
}

function submit(state: OutDocument, input: MarkInput, facts: DocumentFacts): Answer {
  if (state.at !== 'drafting') return wrongStage(state)
  return openIssues(facts) ?? accept({ type: 'submitted', mark: markOf('drafting', input, { state, facts }) })
}

/** 核稿, 征求意见, 会签, 审核: an opinion with name and date on the words as they are now. */
function mark(state: OutDocument, input: MarkInput, facts: DocumentFacts): Answer {
  if (!isUnsigned(state) || state.at === 'drafting' || state.at === 'signing') return wrongStage(state)
  if (input.stance !== 'agree' && !input.text.trim() && !input.handwriting) return refuse('words-missing')
  const marked = { type: 'marked', mark: markOf(state.at, input, { state, facts }) } as const
  if (state.at !== 'officeReview' || input.stance === 'disagree') return accept(marked)
  // 条例 第二十条: 公文文稿签发前，应当由发文机关办公厅（室）进行审核.
  return openChecklist(state.checklist) ?? openOpinions(state) ?? openIssues(facts)
    ?? accept<DocumentEvent>(marked, { type: 'reviewed', hash: state.content.hash, at: facts.now })
}

function settle(state: OutDocument, { settlement }: Extract<DocumentCommand, { type: 'settle' }>, facts: DocumentFacts): Answer {
  if (!isUnsigned(state)) return wrongStage(state)
  if (!state.marks.some((one) => one.id === settlement.mark && one.stance !== 'agree')) return refuse('mark-not-found')
  if (settlement.adopted !== 'adopted' && !settlement.reason.trim()) return refuse('reason-needed')
  return accept({ type: 'settled', settlement, by: facts.actor.person })
}

function answerChecklist(state: OutDocument, answers: Checklist, facts: DocumentFacts): Answer {
  return state.at === 'officeReview' ? accept({ type: 'checklist-answered', answers, by: facts.actor.person }) : wrongStage(state)
}

/** 条例 第二十二条: approved by a head of this organ; important and upward documents by the principal head. */
function sign(state: OutDocument, input: MarkInput, facts: DocumentFacts): Answer {
  if (state.at !== 'signing') return wrongStage(state)
  if (!isReviewed(state)) return refuse('not-reviewed')
  if (facts.storedHash !== state.content.hash) return refuse('content-altered')
  // Nor may another sign in the drafter's name.
  if ([facts.actor.person, facts.actor.onBehalfOf?.person].includes(state.drafter.person)) return refuse('signer-is-drafter')
  if (!facts.signing.isHead) return refuse('signer-not-head')
  if (facts.signing.principalNeeded && !facts.signing.isPrincipal) return refuse('principal-head-needed')
  const obstacle = openOpinions(state) ?? openIssues(facts)
  if (obstacle) return obstacle
  // 条例 第九条第十二项: 署会议通过或者发文机关负责人签发的日期; of a joint document the last organ's, which is this one.
  const docDate = facts.signing.adoptedOn ?? dayOf(facts.now)
  return accept({ type: 'signed', mark: markOf('signing', input, { state, facts }), docDate })
}

function goBack(state: Exclude<OutDocument, { at: 'absent' }>, command: Extract<DocumentCommand, { type: 'return' }>, facts: DocumentFacts): Answer {
  const from = deskOf(state)
  if (!from) return wrongStage(state)
  const { to } = command
  if (to === 'numbering' || to === 'sealing' || to === 'dispatching' || !returnTargets(from).includes(to)) return refuse('return-target-wrong', { stage: stageWords[to] })
  // 条例 第二十一条: 退回起草单位并说明理由.
  if (!command.reason.trim()) return refuse('reason-needed')
  if (command.way === 'straightBack' && !mayGoStraightBack(from, to)) return refuse('straight-back-past-signature')
  return accept({ type: 'returned', to, returned: { from, by: facts.actor, reason: command.reason, at: facts.now } })
}

function retract(state: Exclude<OutDocument, { at: 'absent' }>, to: Stage, facts: DocumentFacts): Answer {
  const from = deskOf(state)
  // A number or a seal cannot be un-given by taking an act back: then only a return, which keeps the number, or a void.
  if (!from || !(isUnsigned(state) || state.at === 'recheck') || !isUnsignedStage(to)) return refuse('too-late-to-retract', { stage: stageWords.recheck })
  return accept({ type: 'retracted', to, by: facts.actor.person })
}

function withdraw(state: Exclude<OutDocument, { at: 'absent' }>, reason: string, facts: DocumentFacts): Answer {
  if (numberOf(state)) return refuse('number-stays')
  if (!isUnsigned(state)) return wrongStage(state)
  if (!reason.trim()) return refuse('reason-needed')
  return accept({ type: 'withdrawn', ending: { by: facts.actor, at: facts.now, reason } })
}

function openChecklist(answers: Checklist): Refused<DocumentRefusal> | null {
  const [open, unexplained, failed] = [unansweredPoints(answers), unexplainedPoints(answers), failedPoints(answers)]
  if (open.length) return refuse('checklist-open', { count: open.length, first: checklistPoints[open[0]!].title })
  if (unexplained.length) return refuse('checklist-unexplained', { first: checklistPoints[unexplained[0]!].title })
  return failed.length ? refuse('checklist-failed', { first: checklistPoints[failed[0]!].title }) : null
}

function openOpinions(state: Unsigned): Refused<DocumentRefusal> | null {
  const open = [...unsettledOpinions(state), ...refusedCountersigns(state.marks)]
  return open.length ? refuse('opinions-open', { count: open.length, name: open[0]!.by.unitName }) : null
}

const isUnsigned = (state: OutDocument): state is Unsigned => isUnsignedStage(state.at)

/** The decider with the facts of one moment bound. */
export const outgoing = (given: Given): Decider<OutDocument, DocumentCommand, DocumentEvent, DocumentRefusal> =>
  ({ initial: { at: 'absent' }, decide: (state, command) => decide(state, command, given), evolve, invariants })
