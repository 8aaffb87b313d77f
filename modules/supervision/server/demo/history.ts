import { granted, signatoryOf } from '#modules/organisation'
import { addWorkdays } from '#engines/workdays'
import type { PersonId } from '#lib/ids'
import { addDays, instantOf, type Day } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { Work } from '#platform/act'
import { handlingRoles, headRoles, standingOf, type Identity } from '../../core/access.ts'
import { decide } from '../../core/decide.ts'
import type { Timing } from '../../core/deadlines.ts'
import { evolve } from '../../core/evolve.ts'
import type { Given } from '../../core/given.ts'
import { shippedCategories, type Category } from '../../core/sources.ts'
import type { Item, ItemCommand, ItemEvent } from '../../core/types.ts'
import { keep, named, timingOf } from '../ground.ts'
import { takeNumber, type Present } from '../store.ts'
import { viewerOf } from '../viewer.ts'
import { matterOf, partFor, reportOf, unitNamed, type Office } from './office.ts'

/** Who of a unit holds one of these roles. */
export type HolderOf = (unit: ReturnType<typeof unitNamed>['unit'], roles: readonly string[]) => Promise<PersonId>

/**
 * A year of matters long since archived, which is what early warning learns from. Each is lived through by the same decider as every
 * other, in memory, and written in one act: a demonstration must start within seconds.
 */
export async function seedHistory(office: Office, today: Day, holderOf: HolderOf): Promise<void> {
  granted(await office.platform.runCommand(await office.call(office.district.cast.supervisor, 'propose'), async (work) => {
    const timing = await timingOf(work)
    const hands: Hands = { work, office, holderOf, known: new Map() }
    for (let at = 0; at < CASES; at++) {
      const from = addWorkdays(timing.calendar, addDays(today, -START + Math.floor((at * START) / (CASES + 25))), 0)
      await lived(hands, { from, ...pastOf(at) }, timing)
    }
    return null
  }))
}

const CASES = 104
const START = 370
// Each unit has something of every subject.
function pastOf(at: number): Omit<Past, 'from'> {
  const [lead, subject] = [LEADS[at % LEADS.length]!, SUBJECTS[(at + Math.floor(at / LEADS.length)) % SUBJECTS.length]!]
  return { subject, lead: lead.name, took: Math.ceil((TOOK[at % TOOK.length]! * lead.pace) / subject.haste), number: Math.floor(at / SUBJECTS.length) + 1 }
}

/** Days from 交办 to the result: most in time, some long after. */
const TOOK = [18, 24, 30, 41, 27, 44, 26, 33, 22, 50, 29, 36, 21] as const
/** Two units that are mostly in time, and two that mostly are not. */
const LEADS = [{ name: '区财政局', pace: 0.7 }, { name: '区住建局', pace: 1.5 }, { name: '青禾镇党委', pace: 0.8 }, { name: '区教育局', pace: 1.4 }] as const
const SUBJECTS = [
  { category: 'meetingMinutes', title: '区委常委会会议纪要第N期议定事项', haste: 1 }, { category: 'superiorDocument', title: '贯彻落实市委文件部署第N批任务', haste: 1 }, { category: 'districtDocument', title: '落实区委文件明确的第N批任务', haste: 1 },
  { category: 'meetingSpirit', title: '传达贯彻市委第N次重要会议精神', haste: 4 },
] as const

interface Past { readonly from: Day; readonly took: number; readonly subject: (typeof SUBJECTS)[number]; readonly lead: string; readonly number: number }
interface Hands { readonly work: Work; readonly office: Office; readonly holderOf: HolderOf; readonly known: Map<PersonId, { identity: Identity; signatory: Signatory }> }

async function lived(hands: Hands, { from, took, subject, lead, number }: Past, timing: Timing): Promise<void> {
  const { work, office, holderOf } = hands
  const { supervisor, supervisingDeputy } = office.district.cast
  const category = shippedCategories.find(({ code }) => code === subject.category)!
  const { unit } = unitNamed(office, lead)
  const [contact, head] = [await holderOf(unit, handlingRoles), await holderOf(unit, headRoles)]
  const matter = matterOf({ title: subject.title.replace('N', String(number)), source: category.source, category: category.code })
  const { office: section, organ } = await placeOf(hands)
  const acts: readonly (readonly [day: number, person: PersonId, command: ItemCommand])[] = [
    [0, supervisor, { type: 'propose', id: work.newId<'supervision-item'>(), matter, office: section, organ }], [0, supervisingDeputy, { type: 'approve' }],
    [0, supervisor, granted(await named(work, { type: 'plan', parts: [partFor(office, lead)] }))], [0, supervisor, { type: 'assign' }], [1, contact, { type: 'accept', assignment: 1 }],
    [took, head, { type: 'submit', assignment: 1, report: reportOf('已按要求办结。', 1) }], [took, supervisor, { type: 'pass', assignment: 1, quality: 4, remark: '' }],
    [took, supervisor, { type: 'propose-closing', conclusion: 'done', text: '已落实。' }], [took, supervisingDeputy, { type: 'approve-closing' }], [took, supervisor, { type: 'archive' }],
  ]
  let item: Item = { at: 'absent' }
  const events: ItemEvent[] = []
  for (const [at, [after, person, command]] of acts.entries()) {
    const now = instantOf(addDays(from, after), MORNING + at)
    for (const event of await decided(hands, item, { command, person, now, timing, category })) {
      events.push(event)
      item = evolve(item, event)
    }
  }
  await keep({ ...work, tell: () => {} }, { before: { at: 'absent' }, version: 0, after: item as Present, events }, timing)
}

const MORNING = 9 * 60

interface Deed { readonly command: ItemCommand; readonly person: PersonId; readonly now: Timing['now']; readonly timing: Timing; readonly category: Category }

async function decided(hands: Hands, item: Item, { command, person, now, timing, category }: Deed): Promise<readonly ItemEvent[]> {
  const { identity, signatory } = await knownAs(hands, person)
  const organ = item.at === 'absent' ? null : item.organ
  const number = command.type === 'approve' && organ !== null ? await takeNumber({ ...hands.work, now }, { series: 'item', organ, prefix: timing.settings.numberPrefix }) : null
  const given: Given = { ...timing, now, actor: signatory, standing: standingOf(identity, item), category, number, serial: null }
  const answer = decide(item, command, given)
  if (answer.kind === 'refused') throw new Error(`${command.type}: ${answer.code}`)
  return answer.events
}

async function knownAs({ work, office, known }: Hands, person: PersonId) {
  const found = known.get(person)
  if (found) return found
  const { actor } = await office.call(person, 'look')
  const identity = (await viewerOf({ db: work.db, actor, now: work.now })).identities[0]!
  const made = { identity, signatory: await signatoryOf({ ...work, actor }, identity) }
  known.set(person, made)
  return made
}

/** 督查室 and the organ to which it belongs. */
async function placeOf(hands: Hands) {
  const { identity: { posts: [post] } } = await knownAs(hands, hands.office.district.cast.supervisor)
  return { office: post!.unit, organ: post!.organ }
}
