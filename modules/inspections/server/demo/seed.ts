import { addWorkdays, type WorkCalendar } from '#engines/workdays'
import type { PersonId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import { granted, peopleWithRole, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import type { EntryKey, InspectionId, Plan, TeamMember } from '../../core/types.ts'
import type { InspectionAct } from '../commands.ts'
import { sweep } from '../jobs.ts'
import { own } from '../tables.ts'
import { sampleCases, type SampleCase, type SampleFinding, type Stage } from './cases.ts'
import { acted, drafted, entryOf, memberOf, officeOf, staffOf, SUPERVISION, unitNamed, type Office } from './office.ts'
import { officeOn } from './pool-office.ts'

/**
 * Inspections of every kind and stage, by the same commands as real use, each act on its own day; and the reminders that
 * time brought since. Made once; answers how many.
 */
export async function seedInspections(platform: Platform, district: SeededDistrict): Promise<number> {
  if (await own(platform.db).selectFrom('inspections_inspections').select('id').limit(1).executeTakeFirst()) return 0
  const office = officeOf(platform, district)
  const inspectors = (await staffOf(office, SUPERVISION)).filter((person) => person !== district.cast.supervisor)
  const calendar = await calendarOf(platform.db)
  for (const [index, sample] of sampleCases.entries()) await played(office, { sample, index, inspectors, calendar })
  // Longer ago than a day nobody is told any more: it would all arrive at once.
  const quiet: typeof platform.runCommand = (call, act) => platform.runCommand(call, (work) => act({ ...work, tell: () => {} }))
  while (granted(await quiet(platform.systemCall('inspections.sweep', null), sweep)) > 0);
  return sampleCases.length
}

interface Told { readonly sample: SampleCase; readonly index: number; readonly inspectors: readonly PersonId[]; readonly calendar: WorkCalendar }

const stages: readonly Stage[] = ['submitted', 'approved', 'visiting', 'signing', 'rectifying', 'read', 'closed']
const reaches = ({ stage }: SampleCase, wanted: Stage): boolean => stages.indexOf(stage) >= stages.indexOf(wanted)

async function played(office: Office, { sample, index, inspectors, calendar }: Told): Promise<void> {
  const today = dayOf(office.platform.now())
  const planned = addWorkdays(calendar, today, -sample.ago)
  const on = (days: number): Office => officeOn(office, earlierOf(addWorkdays(calendar, planned, days), today))
  const { supervisor, supervisingDeputy } = office.district.cast
  const plan = await planFor(office, { sample, planned, inspectors, index, calendar })
  const inspection = await drafted(on(0), plan, supervisor, `demo-inspection-${index}`)
  const act = (days: number, person: PersonId, what: InspectionAct) => acted(on(days), inspection, person, what)
  if (sample.stage === 'drafted') return
  if (sample.stage === 'cancelled') { await act(0, supervisor, { type: 'cancel', reason: '与市级督查内容重复，不再单独安排。' }); return }
  await act(0, supervisor, { type: 'submit' })
  if (sample.stage === 'returned') { await act(1, supervisingDeputy, { type: 'return', reason: '请与区政府督查室合并进行，不要多头督查。' }); return }
  if (reaches(sample, 'approved')) await act(1, supervisingDeputy, { type: 'approve' })
  if (reaches(sample, 'visiting')) await visited({ sample, plan, act, on, calendar })
  if (reaches(sample, 'signing')) await act(3, supervisor, { type: 'report', text: sample.report ?? '' })
  if (sample.stage === 'signing') await act(3, supervisor, { type: 'sign' })
  if (reaches(sample, 'rectifying')) for (const { person } of plan.team) await act(4, person, { type: 'sign' })
  if (reaches(sample, 'rectifying')) await rectified({ office, inspection, sample, on })
  if (reaches(sample, 'read')) await act(6, supervisingDeputy, { type: 'note-read', words: '已阅。请督查室盯住整改，适时“回头看”。' })
  if (sample.stage === 'closed') await act(24, supervisor, { type: 'close' })
}

const earlierOf = (day: Day, latest: Day): Day => (day > latest ? latest : day)

async function planFor(office: Office, { sample, planned, inspectors, index, calendar }: Told & { readonly planned: Day }): Promise<Plan> {
  const { supervisor } = office.district.cast
  const team: TeamMember[] = [memberOf(office, supervisor, SUPERVISION), memberOf(office, inspectors[index % inspectors.length]!, SUPERVISION)]
  for (const member of sample.members ?? []) team.push(memberOf(office, (await staffOf(office, member))[0]!, member))
  return {
    method: sample.method, isCovert: sample.isCovert ?? false, theme: sample.theme, basis: { kind: sample.method === 'special' ? 'specialPlan' : 'annualPlan', subject: null, title: sample.basis, link: null },
    lead: unitNamed(office, SUPERVISION), members: (sample.members ?? []).map((name) => unitNamed(office, name)), from: addWorkdays(calendar, planned, 2), to: addWorkdays(calendar, planned, 4), place: '', targets: sample.targets.map((name) => unitNamed(office, name)), team,
    checklist: sample.checklist, demand: sample.isCovert ? '' : '请准备有关台账备查，不需要专门汇报材料，不需要主要负责同志陪同。',
  }
}

interface Visiting { readonly sample: SampleCase; readonly plan: Plan; readonly act: (days: number, person: PersonId, what: InspectionAct) => Promise<unknown>; readonly on: (days: number) => Office; readonly calendar: WorkCalendar }

async function visited({ sample, plan, act, on, calendar }: Visiting): Promise<void> {
  await act(1, plan.team[0]!.person, { type: plan.isCovert ? 'begin' : 'notify' })
  for (const [index, finding] of (sample.findings ?? []).entries()) {
    const there = on(2)
    await act(2, plan.team[index % plan.team.length]!.person, { type: 'record', entry: entryOf(there, { ...foundAs(there, finding, calendar), key: `demo-${sample.theme}-${index}` as EntryKey, item: finding.line === undefined ? null : plan.checklist[finding.line] ?? null }) })
  }
}

const foundAs = (office: Office, { unit, text, place = '', defect }: SampleFinding, calendar: WorkCalendar) => ({
  unit: unitNamed(office, unit).unit, text, place,
  defect: defect ? { description: defect.description, measure: defect.measure, dueOn: addWorkdays(calendar, dayOf(office.platform.now()), defect.within) } : null,
})

interface Rectifying { readonly office: Office; readonly inspection: InspectionId; readonly sample: SampleCase; readonly on: (days: number) => Office }

async function rectified({ office, inspection, sample, on }: Rectifying): Promise<void> {
  const problems = (sample.findings ?? []).filter(({ defect }) => defect)
  const inspector = office.district.cast.supervisor
  for (const [index, { unit, defect }] of problems.entries()) {
    const contact = await contactOf(office, unit)
    const act = (days: number, person: PersonId, what: InspectionAct) => acted(on(days), inspection, person, what)
    const problem = index + 1
    if (defect!.progress === 'listed') continue
    await act(6, contact, { type: 'begin-rectifying', problem, plan: '已研究部署，明确分管领导牵头，倒排工期推进整改。' })
    if (defect!.progress === 'rectifying') continue
    await act(12, contact, { type: 'submit-rectified', problem, text: '已按要求整改到位，有关台账、照片备查。', files: [] })
    if (defect!.progress === 'resolved') await act(15, inspector, { type: 'verify', problem, text: '现场核查，整改属实。' })
    if (defect!.progress === 'returned') await act(15, inspector, { type: 'send-back', problem, reason: '现场试机仍不能启动，请更换后再报。' })
  }
}

async function contactOf(office: Office, unit: string): Promise<PersonId> {
  const { platform } = office
  return (await peopleWithRole(platform.db, { unit: unitNamed(office, unit).unit, role: 'unitContact', day: dayOf(platform.now()) }))[0]!.id
}
