import { headOfUnit, organOf, peopleByIds, peopleWithRole, unitTree, type UnitTree } from '#modules/organisation'
import type { PersonId, UnitId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { countersignOrgans } from '../core/case-form.ts'
import { issuesOf, type CheckFacts, type Moment } from '../core/check.ts'
import type { Content } from '../core/content.ts'
import type { Mark } from '../core/types.ts'
import { issuingOrgansOf, peopleInOrgan, routingFactsOf } from './organ-facts.ts'

/** What a check is about: words at a stage of their way. */
export interface Checked {
  readonly content: Content
  readonly hash: string
  readonly marks: readonly Mark[]
  readonly reviewed: { readonly hash: string } | null
  readonly draftingUnit: UnitId
}

/** Every issue of a document at a moment. */
export async function check(db: Db, about: Checked, { moment, day }: { moment: Moment; day: Day }): Promise<readonly Issue[]> {
  return issuesOf(about.content, await checkFactsOf(db, about, day), moment)
}

/** The facts that the rules look at. */
export async function checkFactsOf(db: Db, { content, hash, marks, reviewed, draftingUnit }: Checked, day: Day): Promise<CheckFacts> {
  const tree = await unitTree(db, day)
  const { elements } = content
  const signer = elements.signer ? (await peopleByIds(db, [elements.signer], day)).get(elements.signer) : undefined
  return {
    ...await routingFactsOf(db, content, day), marks, hash, reviewedHash: reviewed?.hash ?? null,
    isOrganAllowed: elements.organ === null || issuingOrgansOf(tree, draftingUnit).some((organ) => organ.id === elements.organ),
    signer: signer ? { name: signer.name, isHead: await isHead(db, { person: signer.id, organs: issuingOrgansOf(tree, draftingUnit).map((organ) => organ.id), day }), isPrincipal: elements.organ !== null && await isPrincipalHead(db, { person: signer.id, organ: elements.organ, day }) } : null,
    unanswered: { consulting: unanswered(tree, elements.consultUnits, marks, 'consulting'), countersigning: unanswered(tree, countersignOrgans(content), marks, 'countersigning') },
  }
}

/** 主要负责人: whoever holds that role in the organ, or, where an organ has no such post, its head. */
export async function isPrincipalHead(db: Db, { person, organ, day }: { person: PersonId; organ: UnitId; day: Day }): Promise<boolean> {
  const principals = await peopleWithRole(db, { unit: organ, role: 'principalHead', day })
  return principals.length ? principals.some((one) => one.id === person) : (await headOfUnit(db, { unit: organ, day }))?.id === person
}

/** Roles whose holders are heads of their organ (条例 第二十二条: 本机关负责人). */
export const headRoles = ['principalHead', 'officeHead', 'unitHead', 'inChargeLeader'] as const

/** Whether somebody is a head of one of these organs. */
export async function isHead(db: Db, { person, organs, day }: { person: PersonId; organs: readonly UnitId[]; day: Day }): Promise<boolean> {
  for (const organ of organs) for (const role of headRoles) if ((await peopleInOrgan(db, { organ, role, day })).some((one) => one.person === person)) return true
  return false
}

function unanswered(tree: UnitTree, asked: readonly UnitId[], marks: readonly Mark[], stage: Mark['stage']): readonly string[] {
  const answered = new Set(marks.flatMap(({ stage: at, by }) => (at === stage && by.unit ? [by.unit, organOf(tree, by.unit)?.id] : [])))
  return asked.filter((unit) => !answered.has(unit)).map((unit) => tree.units.get(unit)?.shortName ?? '')
}
