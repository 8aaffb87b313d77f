import type { UnitId } from '#lib/ids'
import type { NamedUnit } from '#lib/signatory'
import { isHandedOut } from './access.ts'
import type { InspectionEvent, Present } from './types.ts'

/**
 * An inspection as the units of a viewer see it who is of no agency: that they are visited, by whom and when, and, once
 * handed out, what they themselves have to put right with the findings it rests on. Nothing of any other unit, and not
 * the ground on which it rests: that may be a leader's instruction, of which they know nothing.
 */
export function ownPart(inspection: Present, units: readonly UnitId[]): Present {
  const isOwn = ({ unit }: NamedUnit) => units.includes(unit)
  const plan = { ...inspection.plan, targets: inspection.plan.targets.filter(isOwn), checklist: [], basis: { kind: 'paper' as const, subject: null, title: '', link: null } }
  if (!('notices' in inspection)) return { ...inspection, plan }
  const problems = isHandedOut(inspection) ? inspection.problems.filter(({ unit }) => isOwn(unit)) : []
  const part = {
    plan, notices: inspection.notices.filter(({ unit }) => isOwn(unit)), problems, signatures: [],
    findings: inspection.findings.filter(({ key }) => problems.some(({ entry }) => entry === key)),
  }
  // The one report speaks of all units: it is not for one of them.
  return inspection.at === 'visiting' ? { ...inspection, ...part } : { ...inspection, ...part, report: { ...inspection.report, text: '' } }
}

/** What of the thread belongs to that part. */
export function ownEvent(event: InspectionEvent, shown: Present): InspectionEvent | null {
  switch (event.type) {
    case 'notified': return { ...event, notices: event.notices.filter(({ unit }) => 'notices' in shown && shown.notices.some((notice) => notice.unit.unit === unit.unit)) }
    case 'handed-out': case 'closed': return event
    case 'rectifying-begun': case 'rectified': case 'verified': case 'sent-back': case 'reminded': case 'extension-asked': case 'extension-granted': case 'extension-refused':
      return 'problems' in shown && shown.problems.some(({ number }) => number === event.problem) ? event : null
    default: return null
  }
}
