import { addWorkdays, type WorkCalendar } from '#engines/workdays'
import { calendarOf } from '#modules/administration'
import { granted, peopleWithRole, type SeededDistrict } from '#modules/organisation'
import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { addMinutes, dayOf, instantOf, type Day, type Instant } from '#lib/instants'
import type { Platform } from '../../../../platform/module.ts'
import { handlingRoles, headRoles } from '../../core/access.ts'
import { assignmentsOf } from '../../core/rules.ts'
import { shippedCategories } from '../../core/sources.ts'
import type { ItemId, Matter } from '../../core/types.ts'
import type { ItemAct } from '../commands.ts'
import { sweep } from '../jobs.ts'
import { foreseeAll } from '../warnings/job.ts'
import { itemOf } from '../store.ts'
import { own } from '../tables.ts'
import { acted, instructionOf, matterOf, officeOf, partFor, proposed, unitNamed, type Office } from './office.ts'
import { seedHistory } from './history.ts'
import { outcomes } from './outcomes.ts'
import { sampleMatters, type SampleMatter } from './matters.ts'
import { stories, type Step } from './stories.ts'

/**
 * Puts matters of every source and at every stage under supervision, by the same commands as real use, told as if over the
 * last two months: each act at its own time, and every morning what time brings. Made once; answers how many were made.
 */
export async function seedSupervision(platform: Platform, district: SeededDistrict): Promise<number> {
  if (await own(platform.db).selectFrom('supervision_items').select('id').limit(1).executeTakeFirst()) return 0
  const stage: Stage = { platform, district, calendar: await calendarOf(platform.db), today: dayOf(platform.now()) }
  const past = officeAt(stage, platform.now(), false)
  await seedHistory(past, stage.today, (unit, roles) => holderOf(past, unit, roles))
  const turns = [...sampleMatters.flatMap((sample) => turnsOf(stage, sample)), ...outcomes.map(([ago, play]): Turn => ({ ago, play }))]
  for (let ago = Math.max(...turns.map((turn) => turn.ago)); ago >= 0; ago--) {
    const morning = ago === 0 ? platform.now() : instantOf(dayAgo(stage, ago), MORNING)
    await sweptAt(stage, morning, ago)
    // Longer ago than a day nobody is told any more: it would all arrive at once.
    for (const [index, turn] of turns.filter((one) => one.ago === ago).entries()) await turn.play(officeAt(stage, ago === 0 ? morning : addMinutes(morning, index + 30), ago <= 1))
  }
  granted(await platform.runCommand(platform.systemCall('supervision.foresee', null), async (work) => { await foreseeAll(work); return null }))
  return sampleMatters.length
}

const MORNING = 8 * 60 + 35

/** A district with the calendar by which its days are counted. */
export interface Stage { readonly platform: Platform; readonly district: SeededDistrict; readonly calendar: WorkCalendar; readonly today: Day }
interface Turn { readonly ago: number; play(office: Office): Promise<void> }

const dayAgo = ({ calendar, today }: Pick<Stage, 'calendar' | 'today'>, ago: number): Day => addWorkdays(calendar, today, -ago)

/** The office at another time: its commands are the same, their hour is told. */
export function officeAt({ platform, district }: Stage, now: Instant, isTold: boolean): Office {
  const runCommand: Platform['runCommand'] = (call, act) => platform.runCommand(call, (work) => act({ ...work, now, ...(isTold ? {} : { tell: () => {} }) }))
  return officeOf({ ...platform, now: () => now, runCommand }, district)
}

async function sweptAt(stage: Stage, now: Instant, ago: number): Promise<void> {
  const { platform } = officeAt(stage, now, ago <= 1)
  while (granted(await platform.runCommand(platform.systemCall('supervision.sweep', null), sweep)) > 0);
}

/** What is done about one matter, in order. */
function turnsOf(stage: Stage, sample: SampleMatter): readonly Turn[] {
  const made: { id?: ItemId } = {}
  const propose: Turn = { ago: sample.from, play: async (office) => { made.id = await proposed(office, office.district.cast.supervisor, matterIn(stage, sample)) } }
  const steps: readonly Step[] = stories[sample.story]({ from: sample.from, parts: sample.leads.length, isRead: sample.instruction !== undefined, day: (workdays) => addWorkdays(stage.calendar, stage.today, workdays) })
  return [propose, ...steps.map(([ago, act]): Turn => ({ ago, play: (office) => played(office, { item: made.id!, act, sample }) }))]
}

function matterIn({ calendar, today, district }: Stage, { title, category, pace = 'normal', instruction, superior, due, from, leader }: SampleMatter): Matter {
  const written = addWorkdays(calendar, today, -from)
  return matterOf({
    title, category, pace, source: shippedCategories.find(({ code }) => code === category)!.source, superiorNumber: superior ?? null, dueOn: due === undefined ? null : addWorkdays(calendar, today, due),
    leader: leader ? { person: district.cast[leader], name: '' } : null, demand: '请按职责抓好落实，按期反馈办理情况。',
    instruction: instruction ? instructionOf(district.cast[instruction.by], { leaderName: nameOf(district, instruction.by), on: written, text: instruction.words, paper: instruction.paper }) : null,
    origin: { kind: instruction ? 'instruction' : superior ? 'superior' : 'paper', subject: null, title: instruction?.paper ?? title, number: superior ?? null, link: null },
  })
}

const nameOf = ({ cast, people }: SeededDistrict, part: keyof SeededDistrict['cast']): string => [...people].find(([, id]) => id === cast[part])?.[0] ?? ''

async function played(office: Office, { item, act, sample }: { item: ItemId; act: ItemAct; sample: SampleMatter }): Promise<void> {
  const filled: ItemAct = act.type === 'plan' ? { type: 'plan', parts: sample.leads.map((lead, index) => partFor(office, lead, {
    content: sample.leads.length === 1 ? sample.title : `${sample.title}（${lead}）`, target: '', cooperating: index === 0 ? (sample.with ?? []).map((name) => unitNamed(office, name)) : [],
  })) } : act.type === 'reassign' ? { ...act, lead: unitNamed(office, act.lead.name) } : act
  await acted(office, item, await doerOf(office, item, filled), filled)
}

/** Whose turn it is: a leader of the office, 督查室, the contact or the head of the unit, or the leader who instructed. */
async function doerOf(office: Office, item: ItemId, act: ItemAct): Promise<PersonId> {
  const { cast } = office.district
  const { state } = (await itemOf(office.platform.db, item))!
  const instructing = state.matter.instruction?.leader ?? null
  const inUnit = (roles: readonly string[]) => holderOf(office, assignmentsOf(state).find(({ number }) => 'assignment' in act && number === act.assignment)!.lead.unit, roles)
  switch (act.type) {
    case 'approve': case 'decline': case 'suspend': case 'resume': case 'terminate': case 'approve-closing': case 'refuse-closing': return cast.supervisingDeputy
    case 'grant-extension': case 'refuse-extension': return instructing ?? cast.supervisingDeputy
    case 'note-read': return instructing ?? cast.supervisor
    case 'accept': case 'object': case 'report': case 'submit': case 'ask-extension': return inUnit(handlingRoles)
    case 'sign': case 'send-back': return inUnit(headRoles)
    default: return cast.supervisor
  }
}

const holders = new WeakMap<SeededDistrict, Map<string, PersonId>>()

/** Who holds the first of these roles in a unit. */
export async function holderOf({ platform, district }: Office, unit: UnitId, roles: readonly string[]): Promise<PersonId> {
  const known = holders.get(district) ?? new Map<string, PersonId>()
  holders.set(district, known)
  const key = `${unit} ${roles.join()}`
  for (const role of known.has(key) ? [] : roles) {
    const [holder] = await peopleWithRole(platform.db, { unit, role: role as OfficeRole, day: dayOf(platform.now()) })
    if (holder && !known.has(key)) known.set(key, holder.id)
  }
  return known.get(key)!
}
