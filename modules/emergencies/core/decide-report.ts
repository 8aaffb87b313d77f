import { accept, refuse } from '#lib/decision'
import { behind, principalOf } from '#lib/signatory'
import { openSignatures } from './alerts.ts'
import { clocksOf } from './clocks.ts'
import { factsFault } from './decide-record.ts'
import { missingOf } from './elements.ts'
import { ifFuture, ifNoWords, keeperOnly, leaderOnly, stamp, wrongStage, type Answer, type Given, type No } from './given.ts'
import type { Draft, EmergencyEvent, Present, Recipients, ReportCommand, ReportWords } from './types.ts'
import { elementWords, reportName } from './words.ts'

/** 初报, 续报, 终报: written, approved, sent; then 评估 and 归档. */
export function decideReport(emergency: Present, command: ReportCommand, given: Given): Answer<EmergencyEvent> {
  switch (command.type) {
    case 'submit': return submit(emergency, command, given)
    case 'approve': return awaiting(emergency.draft) ?? leaderOnly(given) ?? ifDrafted(emergency, behind(given.actor!))
      ?? accept({ type: 'approved', leader: principalOf(given.actor!), words: command.words, ...stamp(given) })
    case 'approve-orally': return approveOrally(emergency, command, given)
    case 'return': return awaiting(emergency.draft) ?? leaderOnly(given) ?? ifNoWords(command.reason) ?? accept({ type: 'returned', reason: command.reason, ...stamp(given) })
    case 'sign': return sign(emergency, command.report, given)
    case 'send': return send(emergency, command.to, given)
    case 'evaluate': return emergency.at !== 'concluded' ? wrongStage(emergency) : leaderOnly(given) ?? ifNoWords(command.words) ?? accept({ type: 'evaluated', words: command.words, ...stamp(given) })
    case 'archive': return archive(emergency, given)
  }
}

function submit(emergency: Present, { words, facts }: Extract<ReportCommand, { type: 'submit' }>, given: Given): Answer<EmergencyEvent> {
  const { draft, reports } = emergency
  if (emergency.at !== (words.kind === 'initial' ? 'received' : 'reported')) return wrongStage(emergency)
  const no = keeperOnly(given)
  if (no) return no
  if (draft && draft.step !== 'returned') return refuse('report-in-hand', { report: reportName(draft.words, draft.ordinal) })
  const fault = factsFault(emergency.record, facts) ?? wordsFault(emergency, words)
  if (fault) return fault
  const missing = missingOf(facts.elements)
  if (missing.length > 0) return refuse('elements-missing', { lacking: missing.map((key) => elementWords[key]).join('、') })
  const ordinal = reports.filter((report) => report.words.kind === words.kind).length + 1
  return accept({ type: 'submitted', words, facts, ordinal, approver: given.atHand.leader, ...stamp(given) })
}

/** A course long enough to be told apart from a phrase. */
const LEAST_COURSE = 10
/** C3: 续报不重复经过; 终报须有原因和结果. */
function wordsFault({ reports }: Present, words: ReportWords): No | null {
  switch (words.kind) {
    case 'initial': return null
    case 'followUp': return ifNoWords(words.changes) ?? (reports.some(({ facts: { elements: { course } }, words: said }) => repeats(words.changes, course) || (said.kind === 'followUp' && repeats(words.changes, said.changes))) ? refuse('follow-up-repeats') : null)
    case 'final': return words.cause.trim() && words.result.trim() ? null : refuse('final-incomplete')
  }
}
const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '')
const repeats = (changes: string, before: string): boolean => bare(before).length >= LEAST_COURSE && bare(changes).includes(bare(before))

const awaiting = (draft: Draft | null): No | null => (draft?.step === 'submitted' ? null : refuse('no-report-in-hand'))
/** Whoever wrote it does not approve it. */
const ifDrafted = ({ draft }: Present, people: readonly string[]): No | null => (draft && behind(draft.by).some((person) => people.includes(person)) ? refuse('approver-drafted') : null)

/** C3 紧急通道: the yes given by telephone counts from then on; name and time are written down, the signature follows. */
function approveOrally(emergency: Present, { leader, at, words }: Extract<ReportCommand, { type: 'approve-orally' }>, given: Given): Answer<EmergencyEvent> {
  const no = awaiting(emergency.draft) ?? keeperOnly(given) ?? ifDrafted(emergency, [leader.person]) ?? ifFuture(given, at)
  if (no) return no
  const known = given.approvers.find(({ person }) => person === leader.person)
  return known ? accept({ type: 'approved-orally', leader: known, words, saidAt: at, ...stamp(given) }) : refuse('not-an-approver', { leader: leader.name })
}

function sign(emergency: Present, report: number, given: Given): Answer<EmergencyEvent> {
  const open = openSignatures(emergency).find(({ number }) => number === report)
  if (!open) return refuse('nothing-to-sign')
  return open.approval.leader.person === principalOf(given.actor!).person ? accept({ type: 'signed', report, ...stamp(given) }) : refuse('signed-by-other', { leader: open.approval.leader.name })
}

/** R34: 先电话、后书面. With the last report the times are settled, and the clock says whether the unit was late. */
function send(emergency: Present, to: Recipients, given: Given): Answer<EmergencyEvent> {
  const { draft, calls } = emergency
  if (emergency.at !== 'received' && emergency.at !== 'reported') return wrongStage(emergency)
  const no = keeperOnly(given)
  if (no) return no
  if (!draft) return refuse('no-report-in-hand')
  const { words: { kind }, ordinal } = draft
  if (draft.step !== 'approved') return refuse('report-not-approved', { report: reportName(draft.words, ordinal) })
  if (to.leaders.length === 0 && !to.city) return refuse('recipients-missing')
  if (kind === 'initial' && to.city && !calls.some((call) => call.to === 'city')) return refuse('phone-first')
  return accept({ type: 'sent', kind, ordinal, to, ...stamp(given) }, ...(kind === 'final' ? verdictOnUnit(emergency, given) : []))
}

function verdictOnUnit(emergency: Present, { now, settings }: Given): readonly EmergencyEvent[] {
  const { unit } = clocksOf({ ...emergency, at: 'concluded', concludedAt: now } as Present, { now, settings })
  if (unit.verdict !== 'late' && unit.verdict !== 'missed') return []
  return [{ type: 'judged', fault: unit.verdict, reason: unit.verdict === 'late' ? '超过向区委办公室报告的时限' : '没有在规定期限内向区委办公室报告', by: null, at: now }]
}

function archive(emergency: Present, given: Given): Answer<EmergencyEvent> {
  if (emergency.at !== 'evaluated') return wrongStage(emergency)
  const count = openSignatures(emergency).length
  return keeperOnly(given) ?? (count > 0 ? refuse('signatures-open', { count }) : accept({ type: 'archived', ...stamp(given) }))
}
