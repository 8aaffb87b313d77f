import { accept, refuse } from '#lib/decision'
import { isSamePerson } from '#lib/signatory'
import { missingOf, pointRoleWords, type PointRole } from '../network/three.ts'
import { ifNoReason, ifUnfit, isIn, roleOnly, stamp, wrongStage, type Answer, type Given, type No } from './given.ts'
import type { Content, Item, ItemEvent, PointCommand, Present } from './types.ts'

/** The work of a point, R29–R31: its 信息员 collects, selects, processes and reports; 办公室主任 gates; 分管领导 signs. */
export function decidePoint(item: Item, command: PointCommand, given: Given): Answer<ItemEvent> {
  if (command.type === 'draft') return draft(item, command, given)
  if (item.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'select': return isIn(item, 'drafted') ? memberOnly(given) ?? accept({ type: 'selected', ...stamp(given) }) : wrongStage(item)
    case 'amend': return isIn(item, 'drafted') ? memberOnly(given) ?? ifUnfit(command.content, given) ?? accept({ type: 'amended', content: command.content, ...stamp(given) }) : wrongStage(item)
    case 'discard': return isIn(item, 'drafted') ? memberOnly(given) ?? ifNoReason(command.reason) ?? accept({ type: 'discarded', reason: command.reason, ...stamp(given) }) : wrongStage(item)
    case 'hand-in': return isIn(item, 'drafted') ? memberOnly(given) ?? handIn(item, given) : wrongStage(item)
    case 'withdraw': return isIn(item, 'atOfficeHead') ? (isOwn(item, given) ? null : roleOnly(item, 'infoOfficer', given)) ?? accept({ type: 'withdrawn', ...stamp(given) }) : wrongStage(item)
    case 'pass': return pass(item, command.emergency.trim(), given)
    case 'approve': return approve(item, command.emergency.trim(), given)
    case 'return': return giveBack(item, command.reason, given)
  }
}

const memberOnly = ({ standing }: Given): No | null => (standing.carries.length > 0 ? null : refuse('not-of-point'))

function draft(item: Item, { id, source, content }: Extract<PointCommand, { type: 'draft' }>, given: Given): Answer<ItemEvent> {
  if (item.at !== 'absent') return refuse('report-exists')
  return memberOnly(given) ?? ifUnfit(content, given) ?? accept({ type: 'drafted', id, source, content, ...stamp(given) })
}

/** Whoever hands in has selected and processed it, whether he said so on the way or not: every item shows all its steps. */
function handIn(item: Present, given: Given): Answer<ItemEvent> {
  const lacks = ifIncomplete(item, given)
  if (!Array.isArray(lacks)) return lacks as No
  if (isEmpty(item.content)) return refuse('report-words-missing')
  const done = (stage: 'select' | 'process') => item.steps.some((step) => step.stage === stage)
  return accept(
    ...(done('select') ? [] : [{ type: 'selected' as const, ...stamp(given) }]),
    ...(done('process') ? [] : [{ type: 'amended' as const, content: item.content, ...stamp(given) }]),
    { type: 'handed-in', to: hasHolder('officeHead', given) ? 'atOfficeHead' : afterHead(given), lacks: [...lacks], ...stamp(given) },
  )
}

const isEmpty = ({ title, text }: Content) => !title.trim() || !text.trim()
const hasHolder = (role: PointRole, { three }: Given): boolean => three!.members.some((member) => member.role === role)
const afterHead = (given: Given): 'atLeader' | 'submitted' => (hasHolder('leader', given) ? 'atLeader' : 'submitted')

/** R28: a point without its three does not report; where the setting only flags it, the roles that are missing. */
function ifIncomplete({ source }: Present, { three, incomplete }: Given): No | readonly PointRole[] {
  if (!three) return refuse('reports-no-more', { unit: source.unit.name })
  const lacks = missingOf(three)
  return lacks.length > 0 && incomplete === 'refuse' ? refuse('point-incomplete', { unit: source.unit.name, roles: lacks.map((role) => pointRoleWords[role]).join('、') }) : lacks
}

/** R30: 办公室主任把关. */
function pass(item: Present, emergency: string, given: Given): Answer<ItemEvent> {
  if (!isIn(item, 'atOfficeHead')) return wrongStage(item)
  const lacks = ifIncomplete(item, given)
  if (!Array.isArray(lacks)) return lacks as No
  return roleOnly(item, 'officeHead', given) ?? ifOwn(item, emergency, given)
    ?? accept({ type: 'passed', to: afterHead(given), emergency: isOwn(item, given) ? emergency : null, ...stamp(given) })
}

/** R29: 分管领导审签; no ordinary item leaves the unit without it. */
function approve(item: Present, emergency: string, given: Given): Answer<ItemEvent> {
  if (!isIn(item, 'atLeader')) return wrongStage(item)
  const lacks = ifIncomplete(item, given)
  if (!Array.isArray(lacks)) return lacks as No
  const gatedBySame = item.steps.some(({ stage, by }) => stage === 'headGate' && isSamePerson(by, given.actor!))
  return roleOnly(item, 'leader', given) ?? ifOwn(item, emergency, given) ?? (gatedBySame && !emergency ? refuse('passed-by-same') : null)
    ?? accept({ type: 'approved', emergency: gatedBySame || isOwn(item, given) ? emergency : null, ...stamp(given) })
}

/** His who noted it down, and his who wrote it up. */
const isOwn = (item: Present, { actor }: Given): boolean => [item.author, ...item.steps.filter(({ stage }) => stage === 'process').map(({ by }) => by)].some((one) => isSamePerson(one, actor!))
/** B3: nobody approves his own draft, except in an emergency, which stands on the item for ever. */
const ifOwn = (item: Present, emergency: string, given: Given): No | null => (isOwn(item, given) && !emergency ? refuse('own-report') : null)

function giveBack(item: Present, reason: string, given: Given): Answer<ItemEvent> {
  const from = isIn(item, 'atOfficeHead') ? 'officeHead' as const : isIn(item, 'atLeader') ? 'leader' as const : null
  if (!from) return wrongStage(item)
  return roleOnly(item, from, given) ?? ifNoReason(reason) ?? accept({ type: 'returned', reason, from, ...stamp(given) })
}
