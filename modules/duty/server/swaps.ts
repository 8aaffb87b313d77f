import { refuse, type Refused } from '#lib/decision'
import type { CaseId, PersonId } from '#lib/ids'
import { addDays, dayInChinese, dayOf, type Day } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { decidedInName, peopleByIds, peopleWithRole } from '#modules/organisation'
import { keepLedCase } from '#modules/workflow'
import { isRefused, type Call, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { deciderRoles } from '../core/access.ts'
import { dutyDayOf, monthOf } from '../core/duty-day.ts'
import { decideSwap, evolveSwap, swapAtWords, swapped, type Swap, type SwapCommand, type SwapContent, type SwapEvent, type SwapGiven } from '../core/swaps.ts'
import type { Seat, Shift, SwapId } from '../core/types.ts'
import { groundBetween } from './ground.ts'
import { swapSettled } from './news.ts'
import { dutySettings } from './settings.ts'
import { asJson, inDuty } from './tables.ts'
import { viewerOf, type DutyViewer } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>
export interface DoneSwap { readonly id: SwapId; readonly at: Swap['at'] }

/** Asks another to swap shifts, or with none taken to stand in. */
export const askSwap = (platform: At, call: Call, input: { readonly given: Seat; readonly taken: Seat | null; readonly other: PersonId; readonly reason: string }): Promise<DoneSwap | Refused> => platform.runCommand(call, async (work) => {
  const [given, taken] = [await publishedShift(work.db, input.given), input.taken && await publishedShift(work.db, input.taken)]
  const other = (await peopleByIds(work.db, [input.other], dayOf(work.now))).get(input.other)
  if (!given || !other || (input.taken && !taken)) return refuse('not-found')
  return carryOut(work, { before: null, version: 0 }, { type: 'ask', id: work.newId<'duty-swap'>(), content: { given, taken, other: { person: other.id, name: other.name }, reason: input.reason } })
})

export type SwapActInput = Exclude<SwapCommand, { type: 'ask' }>
export const actOnSwap = (platform: At, call: Call, input: { readonly swap: SwapId; readonly act: SwapActInput }): Promise<DoneSwap | Refused> => platform.runCommand(call, async (work) => {
  const stored = await inDuty(work.db).selectFrom('duty_swaps').selectAll().where('id', '=', input.swap).forUpdate().executeTakeFirst()
  return stored ? carryOut(work, { before: stored.state, version: stored.version }, input.act) : refuse('not-found')
})

async function carryOut(work: Work, { before, version }: { before: Swap | null; version: number }, command: SwapCommand): Promise<DoneSwap | Refused> {
  const content: SwapContent = command.type === 'ask' ? command.content : before!
  const viewer = await viewerOf(work)
  const facts = await swapFacts(work, content, viewer.organs)
  const decided = await decidedInName(work, viewer.names, (actor, { person }) => decideSwap(before, command, { ...facts, actor, self: person }))
  if (isRefused(decided)) return decided
  const after = decided.events.reduce<Swap | null>(evolveSwap, before)!
  await save(work, { before, after, version, ...decided })
  await keepTodos(work, after, { viewer, approvers: facts.approvers })
  if (after.at === 'approved') await makeSwap(work, after)
  if (after.at === 'approved' || after.at === 'declined') {
    const people = [after.asker.person, after.given.person, after.other.person, ...(after.at === 'approved' ? facts.approvers : [])].filter((person) => person !== work.actor.person)
    work.tell(swapSettled, { people: [...new Set(people)], words: `${swapAtWords[after.at]}：${titleOf(after)}`, month: monthOf(after.given.day), event: `duty-swap:${after.id}:${after.at}` })
  }
  return { id: after.id, at: after.at }
}

const publishedShift = async (db: Db, { day, role, seat }: Seat): Promise<Shift | null> =>
  await inDuty(db).selectFrom('duty_shifts').select(['day', 'role', 'seat', 'person', 'name', 'kind']).where('day', '=', day).where('role', '=', role).where('seat', '=', seat).where('is_published', '=', true).executeTakeFirst() ?? null

/** What a swap is held against: all that stands around both days, and who approves. */
export async function swapFacts({ db, now }: Pick<Work, 'db' | 'now'>, content: SwapContent, organs: DutyViewer['organs']): Promise<Omit<SwapGiven, 'actor' | 'self'>> {
  const { restDays, handoverMinute } = await dutySettings(db)
  const days = [content.given.day, content.taken?.day ?? content.given.day].toSorted()
  const ground = await groundBetween(db, addDays(days[0]!, -restDays), addDays(days.at(-1)!, restDays))
  return { now, today: dutyDayOf(now, handoverMinute), shifts: ground.shifts, ground: { ...ground, restDays }, approvers: await approversOf(db, { content, shifts: ground.shifts, organs, day: dayOf(now) }) }
}

/** 带班 leaders approve for their days; where a leader himself swaps, the leaders of the office do. */
async function approversOf(db: Db, { content: { given, taken, other }, shifts, organs, day }: { content: SwapContent; shifts: readonly Shift[]; organs: DutyViewer['organs']; day: Day }): Promise<readonly PersonId[]> {
  const parties = [given.person, other.person]
  const leaders = shifts.filter((one) => one.role === 'leader' && (one.day === given.day || one.day === taken?.day)).map(({ person }) => person).filter((person) => !parties.includes(person))
  if (given.role !== 'leader' && leaders.length > 0) return [...new Set(leaders)]
  const found = []
  for (const unit of organs) for (const role of deciderRoles) found.push(...await peopleWithRole(db, { unit, role, day }))
  return [...new Set(found.map(({ id }) => id))].filter((person) => !parties.includes(person))
}

/** Both rows at once; what the roster was before stands in the swap itself. */
async function makeSwap(work: Work, swap: Swap): Promise<void> {
  for (const { day, role, seat, person, name } of swapped(swap)) await inDuty(work.db).updateTable('duty_shifts').set({ person, name }).where('day', '=', day).where('role', '=', role).where('seat', '=', seat).execute()
}

interface Saved { readonly before: Swap | null; readonly after: Swap; readonly version: number; readonly events: readonly SwapEvent[]; readonly actor: Signatory }
async function save(work: Work, { before, after, version, events, actor }: Saved): Promise<void> {
  const row = { version: version + events.length, state: asJson(after), at: after.at, month: monthOf(after.given.day), asked_at: after.askedAt }
  await inDuty(work.db).insertInto('duty_swaps').values({ id: after.id, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute()
  work.record({ stream: `duty-swap:${after.id}`, from: version, events, onBehalfOf: actor.onBehalfOf?.person ?? null, before: before && { at: before.at }, after: { at: after.at, title: titleOf(after) } })
}

const titleOf = ({ given, taken, other }: SwapContent): string =>
  (taken ? `${given.name}${dayInChinese(given.day)}与${other.name}${dayInChinese(taken.day)}调班` : `${other.name}替${given.name}${dayInChinese(given.day)}值班`)

async function keepTodos(work: Work, swap: Swap, { viewer, approvers }: { viewer: DutyViewer; approvers: readonly PersonId[] }): Promise<void> {
  const people = swap.at === 'asked' ? [swap.other.person] : swap.at === 'agreed' ? approvers : []
  const last = swap.said.at(-1)
  await keepLedCase(work, {
    id: swap.id as string as CaseId, kind: 'duty.swap', subject: `duty-swap:${swap.id}`, link: `/duty/roster?month=${monthOf(swap.given.day)}`, title: titleOf(swap), urgency: 0,
    starter: { person: swap.asker.person, unit: swap.asker.unit ?? viewer.organs[0]! }, openedAt: swap.askedAt, standsIn: swapAtWords[swap.at],
    ended: last && swap.at !== 'agreed' ? { at: last.at, result: swap.at === 'approved' ? 'completed' : 'rejected' } : null,
  }, people.map((person) => ({ key: swap.at, stepName: swap.at === 'asked' ? '答复调班' : '批准调班', for: { person }, dueAt: null })))
}
