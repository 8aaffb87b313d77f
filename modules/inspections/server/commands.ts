import { refuse, type Refused } from '#lib/decision'
import type { FileId, UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import { attachFile } from '#modules/files'
import { organOf, peopleByIds, unitTree } from '#modules/organisation'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import type { No } from '../core/given.ts'
import type { InspectionCommand, InspectionId, Plan } from '../core/types.ts'
import { carryOut, visibleLocked, type Done } from './ground.ts'
import { agenciesIn } from './pool/agencies.ts'
import { viewerOf } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>
/** An act of a person on an inspection, as the wire brings it. */
export type InspectionAct = Exclude<InspectionCommand, { type: 'draft' | 'amend' | 'tick' }> | { readonly type: 'amend'; readonly plan: Plan }

/** A plan is begun. */
export const draft = (platform: At, call: Call, plan: Plan): Promise<Done | Refused> => platform.runCommand(call, async (work) => {
  const viewer = await viewerOf(work)
  const named = await namedPlan(work, plan)
  return isRefused(named) ? named : carryOut(work, { before: { at: 'absent' }, version: 0, viewer }, { type: 'draft', id: work.newId<'inspection'>(), ...named })
})

/** One act of one person. */
export const actOn = (platform: At, call: Call, { inspection, act }: { inspection: InspectionId; act: InspectionAct }): Promise<Done | Refused> => platform.runCommand(call, async (work) => {
  const seen = await visibleLocked(work, inspection)
  if (isRefused(seen)) return seen
  const named = act.type === 'amend' ? await namedPlan(work, act.plan) : null
  if (isRefused(named)) return named
  const { version, state: before } = seen.stored
  const done = await carryOut(work, { before, version, viewer: seen.viewer }, act.type === 'amend' ? { type: 'amend', ...named! } : act)
  if (isRefused(done)) return done
  // Files become the inspection's once the act holds; a repeated entry brings none.
  for (const file of done.version > version ? filesOf(act) : []) {
    const taken = await attachFile(work, file, { kind: 'inspections', id: inspection })
    if (isRefused(taken)) return taken
  }
  return done
})

const filesOf = (act: InspectionAct): readonly FileId[] => (act.type === 'record' ? act.entry.photos.map(({ file }) => file) : act.type === 'submit-rectified' ? act.files : [])

/** Units and people under the names of the day, with the organs of the agencies; refused where the lead is no unit of an organ. */
async function namedPlan(work: Pick<Work, 'db' | 'now'>, plan: Plan): Promise<{ plan: Plan; organs: readonly UnitId[] } | No> {
  const day = dayOf(work.now)
  const tree = await unitTree(work.db, day)
  const unit = (one: NamedUnit): NamedUnit => ({ unit: one.unit, name: tree.units.get(one.unit)?.shortName ?? one.name })
  const people = await peopleByIds(work.db, plan.team.map(({ person }) => person), day)
  const pooled = new Map((await agenciesIn(work.db)).map((agency) => [agency.unit, agency.name]))
  // An agency goes by its name in the pool (区委督查室), which says more than that of its unit (督查室).
  const agency = (one: NamedUnit): NamedUnit => ({ unit: one.unit, name: pooled.get(one.unit) ?? unit(one).name })
  const lead = agency(plan.lead)
  const organs = [plan.lead, ...plan.members].flatMap((one) => organOf(tree, one.unit)?.id ?? [])
  if (organOf(tree, lead.unit) === null) return refuse('not-for-lead-agency', { lead: lead.name })
  return {
    organs: [...new Set(organs)],
    plan: { ...plan, lead, members: plan.members.map(agency), targets: plan.targets.map(unit), team: plan.team.map((member) => ({ ...member, name: people.get(member.person)?.name ?? member.name })) },
  }
}
