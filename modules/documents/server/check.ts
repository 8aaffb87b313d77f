import { headOfUnit, organOf, peopleByIds, peopleWithRole, unitTree, type UnitTree } from '#modules/organisation'
import { standardMetrics } from '#engines/typesetting'
import type { PersonId, UnitId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { countersignOrgans } from '../core/case-form.ts'
import { issuesOf, type CheckFacts, type Moment } from '../core/check.ts'
import { isPdf } from '../core/content.ts'
import { numberOf } from '../core/evolve.ts'
import { kinds } from '../core/kinds.ts'
import { knownOrgans } from '../core/known-organs.ts'
import type { MarkedFinding } from '#lib/findings'
import { paperOf, type PaperFacts } from '../core/paper.ts'
import { proofreadDocument } from '../core/proofread.ts'
import { wayOf } from '../core/routing.ts'
import type { Mark } from '../core/types.ts'
import { issuingOrgansOf, peopleInOrgan, routingFactsOf } from './organ-facts.ts'
import { paperFacts, type Printed } from './paper-facts.ts'

/** What was found in a document: everything as issues of the moment, and beside its lines what a proofreader finds. */
export interface Checked { readonly issues: readonly Issue[]; readonly findings: readonly MarkedFinding[]; readonly names: PaperFacts }

/** Checks a document at a moment. */
export async function check(db: Db, about: Printed, { moment, day }: { moment: Moment; day: Day }): Promise<Checked> {
  const facts = await checkFactsOf(db, about, day)
  const names = await paperFacts(db, about, { day, upward: wayOf(facts) === 'upward' })
  // What is sent out is sealed: its words are past checking.
  const findings = moment === 'dispatch' ? [] : await findingsIn(db, about, { names, day })
  const annexesNotSet = about.content.annexes.flatMap(({ file }, at) => (file && isPdf(file) && !names.annexPages[file.id] ? [at] : []))
  return { issues: issuesOf(about.content, { ...facts, annexesNotSet, findings: findings.map(({ finding }) => finding) }, moment), findings, names }
}

/** By the metrics that browsers have too, so that both set the same lines. */
async function findingsIn(db: Db, { state, content }: Printed, { names, day }: { names: PaperFacts; day: Day }): Promise<readonly MarkedFinding[]> {
  const number = numberOf(state)?.text
  const organs = [...(await unitTree(db, day)).units.values()].filter(({ kind }) => kind !== 'section')
  const facts = { kind: kinds[content.elements.kind].name, today: day, knownOrgans: knownOrgans(organs), ...(number ? { docNumber: number } : {}) }
  return proofreadDocument(paperOf(state, content, names), { metrics: standardMetrics, facts })
}

/** The facts that the rules look at besides the words. */
async function checkFactsOf(db: Db, { content, state, row }: Printed, day: Day): Promise<Omit<CheckFacts, 'findings' | 'annexesNotSet'>> {
  const { content: { hash }, marks, reviewed } = state
  const draftingUnit = row.drafting_unit
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
