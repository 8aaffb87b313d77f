import { accept, refuse } from '#lib/decision'
import { addMinutes, dayOf, type Instant } from '#lib/instants'
import { principalOf } from '#lib/signatory'
import { ifNoReason, ifNoWords, latestDue, leadOnly, stamp, teamOnly, today, wrongStage, type Answer, type Given, type No } from './given.ts'
import type { Entry, Finding, Inspection, InspectionEvent, Present, Signature, TeamMember, VisitCommand } from './types.ts'

/** From the notice to the close: what is found on the spot, the one report, and the signatures under it. */
export function decideVisit(inspection: Present, command: VisitCommand, given: Given): Answer<InspectionEvent> {
  switch (command.type) {
    case 'notify': return notify(inspection, given)
    case 'begin': return inspection.at !== 'approved' ? wrongStage(inspection)
      : leadOnly(inspection, given) ?? (inspection.plan.isCovert ? accept({ type: 'begun', ...stamp(given) }) : refuse('notice-comes-first'))
    case 'record': return record(inspection, command.entry, given)
    case 'report': return report(inspection, command.text, given)
    case 'revise': return inspection.at !== 'signing' ? wrongStage(inspection)
      : teamOnly(given) ?? ifNoReason(command.reason) ?? accept({ type: 'revised', reason: command.reason, ...stamp(given) })
    case 'sign': return sign(inspection, given)
    case 'note-read': return inspection.at !== 'rectifying' ? wrongStage(inspection)
      : given.standing.approves ? accept({ type: 'read', words: command.words, ...stamp(given) }) : refuse('not-for-plan-approver', { lead: inspection.plan.lead.name })
    case 'close': return close(inspection, given)
  }
}

/** R48: 方案批准后，被督查单位各收一份通知; 联合督查也只发一份. */
function notify(inspection: Present, given: Given): Answer<InspectionEvent> {
  if (inspection.at !== 'approved') return wrongStage(inspection)
  const no = leadOnly(inspection, given)
  if (no) return no
  if (inspection.plan.isCovert) return refuse('covert-gives-no-notice')
  return accept({ type: 'notified', notices: inspection.plan.targets.map((unit, index) => ({ unit, number: index + 1, at: given.now })), ...stamp(given) })
}

/** A clock that runs a little ahead of ours is no lie. */
const CLOCK_MINUTES = 10

/** What came from the spot, at once or hours later. The same entry again changes nothing: a phone sends until it hears that it was taken. */
function record(inspection: Present, entry: Entry, given: Given): Answer<InspectionEvent> {
  const no = teamOnly(given)
  if (no) return no
  const known = 'findings' in inspection ? inspection.findings.find(({ key }) => key === entry.key) : undefined
  if (known) return isSameEntry(known, entry) ? accept() : refuse('entry-changed')
  if (inspection.at !== 'visiting') return wrongStage(inspection)
  const unit = inspection.plan.targets.find((target) => target.unit === entry.unit)
  if (!unit) return refuse('entry-outside-targets')
  const latest: Instant = addMinutes(given.now, CLOCK_MINUTES)
  if (entry.notedAt > latest || entry.photos.some(({ takenAt }) => takenAt > latest)) return refuse('entry-in-future')
  const fault = ifNoWords(entry.text) ?? defectFault(entry, given)
  return fault ?? accept({ type: 'recorded', entry, unit, problem: entry.defect ? inspection.problems.length + 1 : null, ...stamp(given) })
}

function defectFault({ defect, notedAt }: Entry, given: Given): No | null {
  if (!defect) return null
  // What was written down without a network and sent days later is held against the day on which it was written.
  if (defect.dueOn < dayOf(notedAt)) return refuse('rectify-by-past', { due: defect.dueOn })
  if (defect.dueOn > latestDue(given)) return refuse('rectify-by-too-far', { due: defect.dueOn, latest: latestDue(given) })
  return ifNoWords(defect.description) ?? ifNoWords(defect.measure)
}

// Files are uploaded anew when the answer was lost on the way, so that they do not tell two entries apart.
const isSameEntry = (known: Finding, { unit, text, notedAt }: Entry): boolean => known.unit === unit && known.text === text && known.notedAt === notedAt

/** One report for all; it speaks of every unit on the list (R48). */
function report(inspection: Present, text: string, given: Given): Answer<InspectionEvent> {
  if (inspection.at !== 'visiting') return wrongStage(inspection)
  const no = teamOnly(given) ?? ifNoWords(text)
  if (no) return no
  const unvisited = inspection.plan.targets.filter(({ unit }) => !inspection.findings.some((finding) => finding.unit === unit))
  return unvisited[0] ? refuse('targets-unvisited', { count: unvisited.length, unit: unvisited[0].name }) : accept({ type: 'reported', text, ...stamp(given) })
}

/** R46: every agency that took part signs, else each of the team; the last signature hands the problems out. */
function sign(inspection: Present, given: Given): Answer<InspectionEvent> {
  if (inspection.at !== 'signing') return wrongStage(inspection)
  const no = teamOnly(given)
  if (no) return no
  const [person, agency] = [principalOf(given.actor!).person, given.standing.agency!]
  if (inspection.signatures.some((signature) => signature.person === person)) return refuse('signed-already')
  const signed: InspectionEvent = { type: 'signed', person, agency, ...stamp(given) }
  const open = awaitedSigners(inspection, [...inspection.signatures, { person, agency, by: given.actor!, at: given.now }])
  return open.length > 0 ? accept(signed) : accept<InspectionEvent>(signed, { type: 'handed-out', at: given.now, on: today(given) })
}

/** A signature that is still awaited: of one of the team, or of an agency by whoever went for it. */
export interface AwaitedSigner { readonly name: string; readonly isOf: (member: TeamMember) => boolean }

/** Of a joint inspection one signature of each agency, else one of everybody who went. */
export function awaitedSigners({ plan }: Present, signatures: readonly Signature[]): readonly AwaitedSigner[] {
  if (plan.method === 'joint') {
    return [plan.lead, ...plan.members].filter(({ unit }) => !signatures.some(({ agency }) => agency === unit)).map(({ unit, name }) => ({ name, isOf: ({ agency }) => agency === unit }))
  }
  return plan.team.filter(({ person }) => !signatures.some((signature) => signature.person === person)).map((awaited) => ({ name: awaited.name, isOf: ({ person }) => person === awaited.person }))
}

function close(inspection: Present, given: Given): Answer<InspectionEvent> {
  if (inspection.at !== 'rectifying') return wrongStage(inspection)
  const no = leadOnly(inspection, given)
  if (no) return no
  const open = openProblems(inspection)
  if (open[0]) return refuse('problems-open', { count: open.length, unit: open[0].unit.name })
  return inspection.read === null ? refuse('report-unread') : accept({ type: 'closed', ...stamp(given) })
}

export const openProblems = (inspection: Inspection) => ('problems' in inspection ? inspection.problems.filter(({ at }) => at !== 'resolved') : [])
