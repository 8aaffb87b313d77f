import { accept, refuse } from '#lib/decision'
import { alertsNow, openAlerts } from './alerts.ts'
import { evolve } from './evolve.ts'
import { ifFuture, ifNoWords, keeperOnly, leaderOnly, stamp, wrongStage, type Answer, type Given, type No } from './given.ts'
import { suggestGrade } from './grading.ts'
import type { Emergency, EmergencyEvent, Facts, PhoneRecord, Present, RecordCommand } from './types.ts'
import { gradeWords } from './words.ts'

/** 接报, 核实, telephone, 批示: everything around the reports. */
export function decideRecord(emergency: Emergency, command: RecordCommand, given: Given): Answer<EmergencyEvent> {
  if (command.type === 'receive') return receive(emergency, command, given)
  if (emergency.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'complete': return running(emergency, given) ?? factsFault(emergency.record, command.facts) ?? accept({ type: 'completed', facts: command.facts, ...stamp(given) })
    case 'verify': return running(emergency, given) ?? ifNoWords(command.words) ?? accept({ type: 'verified', words: command.words, ...stamp(given) })
    case 'grade': return running(emergency, given) ?? gradeFault(emergency, command) ?? accept({ type: 'graded', grade: command.grade, reason: command.reason, ...stamp(given) })
    case 'note-unit-report': return running(emergency, given) ?? unitFault(emergency) ?? ifFuture(given, command.at) ?? accept({ type: 'unit-reported', reportedAt: command.at, ...stamp(given) })
    case 'call-up': return callUp(emergency, command, given)
    case 'instruct': return instruct(emergency, command, given)
    case 'acknowledge': return acknowledge(emergency, given)
    case 'judge': return judge(emergency, command, given)
    case 'dismiss': return emergency.at !== 'received' ? wrongStage(emergency) : leaderOnly(given) ?? ifNoWords(command.reason) ?? accept({ type: 'dismissed', reason: command.reason, ...stamp(given) })
  }
}

/** R35: the leader on duty hears of a new emergency in the same act. */
function receive(emergency: Emergency, { id, office, record, facts }: Extract<RecordCommand, { type: 'receive' }>, given: Given): Answer<EmergencyEvent> {
  if (emergency.at !== 'absent') return wrongStage(emergency)
  const no = keeperOnly(given) ?? ifNoWords(record.content) ?? ifFuture(given, record.receivedAt) ?? factsFault(record, facts)
  if (no) return no
  const received: EmergencyEvent = { type: 'received', id, number: given.number!, office, record, facts, ...stamp(given) }
  return accept(received, ...alertsNow(evolve(emergency, received), given))
}

function running(emergency: Present, given: Given): No | null {
  return emergency.at !== 'received' && emergency.at !== 'reported' ? wrongStage(emergency) : keeperOnly(given)
}

/** Nothing is heard of before it happened. */
export const factsFault = ({ receivedAt }: PhoneRecord, { elements: { occurredAt } }: Facts): No | null => (occurredAt !== null && occurredAt > receivedAt ? refuse('occurred-after-received') : null)

function gradeFault({ facts }: Present, { grade, reason }: Extract<RecordCommand, { type: 'grade' }>): No | null {
  const suggested = suggestGrade(facts)
  return suggested && suggested.grade !== grade && !reason.trim() ? refuse('grade-reason-missing', { grade: gradeWords[suggested.grade] }) : null
}

const unitFault = ({ record, unitReportedAt }: Present): No | null => (record.unit === null ? refuse('responsible-unit-unknown') : unitReportedAt !== null ? refuse('unit-reported-already', { unit: record.unit.name }) : null)

function callUp(emergency: Present, { to, whom, at, words }: Extract<RecordCommand, { type: 'call-up' }>, given: Given): Answer<EmergencyEvent> {
  const no = running(emergency, given) ?? ifNoWords(whom) ?? ifFuture(given, at)
  if (no) return no
  return at < emergency.record.receivedAt ? refuse('called-before-received') : accept({ type: 'called-up', to, whom, calledAt: at, words, ...stamp(given) })
}

function instruct(emergency: Present, { leader, words }: Extract<RecordCommand, { type: 'instruct' }>, given: Given): Answer<EmergencyEvent> {
  if (emergency.at === 'archived' || emergency.at === 'dismissed') return wrongStage(emergency)
  return keeperOnly(given) ?? ifNoWords(words) ?? accept({ type: 'instructed', number: emergency.instructions.length + 1, leader, words, ...stamp(given) })
}

function acknowledge(emergency: Present, given: Given): Answer<EmergencyEvent> {
  const keys = openAlerts(emergency)
  return leaderOnly(given) ?? (keys.length === 0 ? refuse('nothing-to-acknowledge') : accept({ type: 'acknowledged', keys, ...stamp(given) }))
}

/** 谎报 and 瞒报 are decided by a person, with a reason; no clock says so. */
function judge({ record }: Present, { fault, reason }: Extract<RecordCommand, { type: 'judge' }>, given: Given): Answer<EmergencyEvent> {
  if (!given.standing.heads) return refuse('not-for-office-head')
  if (record.unit === null) return refuse('responsible-unit-unknown')
  return ifNoWords(reason) ?? accept({ type: 'judged', fault, reason, by: given.actor, at: given.now })
}
