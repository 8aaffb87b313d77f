import { unitById } from '#modules/organisation'
import { recordMadeFile } from '#modules/files'
import { refuse } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import type { DocumentId } from '../core/content.ts'
import { isStraddled } from '../core/evolve.ts'
import { JOINT_SEALING } from '../core/flow.ts'
import { jointSealingOrgans, jointSealsOn } from '../core/joint-seals.ts'
import type { DocumentCommand, DocumentFacts, JointSeal } from '../core/types.ts'
import { actorAt, move, settle, type Acted } from './acting.ts'
import { drawAnnexesOf } from './annex-pages.ts'
import { taskAt, type Begun } from './case-desk.ts'
import { sealedPagesOf } from './files.ts'
import { decideOn, visibleLocked, type Lacking } from './ground.ts'
import { sealKeepersOf } from './organ-facts.ts'
import { bearsStraddle, paintFrozen } from './printing.ts'
import type { Loaded } from './store.ts'
import { own } from './tables.ts'

type At = Pick<Platform, 'runCommand' | 'files' | 'settings' | 'db' | 'systemCall'>

/** What the keeper of the lead organ's seal gives; `inPerson` names organs whose seals were pressed in his presence. */
export interface SealInput { readonly document: DocumentId; readonly task: number; readonly organ: UnitId; readonly copies: number; readonly straddle?: boolean; readonly inPerson?: readonly UnitId[] }

/** Applies the lead organ's seal (用印), the last of all: writes the seal log and freezes the sealed pages, signed, as files. */
export async function applySeal(platform: At, call: Call, input: SealInput): Promise<Acted | Lacking> {
  // Drawing takes a while, and nobody else shall wait for this document meanwhile.
  await drawAnnexesOf(platform, input.document)
  return platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded } = seen
    const names = await sealNames(work, loaded, input.organ)
    const moved = await move(work, loaded, { type: 'approve', task: input.task })
    if (isRefused(moved)) return moved
    if (taskAt(moved, input.task)?.step === JOINT_SEALING) return refuse('use-own-operation', { stage: '联署机关用印' })
    const actor = await actorAt(work, moved, input.task)
    const seal = `${names.organ}印章`
    const command = { type: 'seal', seal, copies: input.copies, printDate: dayOf(work.now), straddle: input.straddle ?? false, inPerson: input.inPerson ?? [] } as const
    const decided = await decideSeal(platform, work, loaded, { command, actor, seal: names })
    if (isRefused(decided)) return decided
    for (const joint of newJointSeals(loaded, decided)) await logUse(work, decided, { organ: joint.organ, seal: `${joint.seal}（当面加盖）`, copies: input.copies, keeper: actor })
    await logUse(work, decided, { organ: input.organ, seal: isStraddled(decided.state) ? `${seal}（含骑缝章）` : seal, copies: input.copies, keeper: actor })
    await freeze(platform, work, decided)
    return settle(work, { before: loaded, decided, moved })
  })
}

/** Another organ of a joint document presses the seal over its own name; the case goes on when all have. */
export const sealJointly = (platform: Pick<Platform, 'runCommand'>, call: Call, input: { document: DocumentId; task: number }): Promise<Acted | Lacking> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded } = seen
    const moved = await move(work, loaded, { type: 'approve', task: input.task })
    if (isRefused(moved)) return moved
    if (taskAt(moved, input.task)?.step !== JOINT_SEALING) return refuse('use-own-operation', { stage: '用印' })
    const actor = await actorAt(work, moved, input.task)
    const command = { type: 'seal-jointly', organs: await organsKept(work, loaded, { moved, task: input.task }) } as const
    const decided = await decideOn(work, loaded, { command, actor, seal: await sealNames(work, loaded, loaded.row.issuing_organ) })
    if (isRefused(decided)) return decided
    const copies = loaded.version.content.elements.copies
    for (const { organ, seal } of newJointSeals(loaded, decided)) await logUse(work, decided, { organ, seal, copies, keeper: actor })
    return settle(work, { before: loaded, decided, moved })
  })

/** The organ of the task, and every other whose seal the same person keeps: a person is asked once in a step. */
async function organsKept(work: Work, { version: { content } }: Loaded, { moved, task: number }: { moved: Begun; task: number }): Promise<readonly UnitId[]> {
  const task = taskAt(moved, number)!
  const kept: UnitId[] = []
  for (const organ of jointSealingOrgans(content)) {
    const [keeper] = await sealKeepersOf(work.db, organ, dayOf(work.now))
    if (organ === task.unit || keeper?.person === task.person) kept.push(organ)
  }
  return kept
}

const newJointSeals = (before: Loaded, after: Loaded): readonly JointSeal[] => jointSealsOn(after.state).slice(jointSealsOn(before.state).length)

/** 用印登记. */
async function logUse(work: Work, { row, state }: Loaded, { keeper, ...use }: { organ: UnitId; seal: string; copies: number; keeper: Signatory }): Promise<void> {
  await own(work.db).insertInto('documents_seal_log')
    .values({ id: work.newId(), document: row.id, ...use, hash: state.content.hash, keeper: keeper.person, keeper_name: keeper.name, sealed_at: work.now }).execute()
}

/** A 骑缝章 joins pages: where only one is, or none bears a seal, it is neither drawn nor recorded. */
async function decideSeal(platform: At, work: Work, loaded: Loaded, asked: Parameters<typeof decideOn>[2] & { readonly command: Extract<DocumentCommand, { type: 'seal' }> }): Promise<Loaded | Lacking> {
  const decided = await decideOn(work, loaded, asked)
  if (isRefused(decided) || !asked.command.straddle || await bearsStraddle(platform, work, decided)) return decided
  return decideOn(work, loaded, { ...asked, command: { ...asked.command, straddle: false } })
}

/** Keeps the sealed pages, so that what was sealed can always be shown as it was. */
async function freeze(platform: At, work: Work, decided: Loaded): Promise<void> {
  for (const { name, stored } of await paintFrozen(platform, work, decided)) await recordMadeFile(work, stored, { name, owner: sealedPagesOf(decided.row.id) })
}

// The names of that very day: 署名 and the seal's own text must be the same organ.
async function sealNames(work: Work, { row, version: { content } }: Loaded, organ: UnitId | null): Promise<NonNullable<DocumentFacts['seal']>> {
  const nameOf = async (unit: UnitId | null) => (unit ? (await unitById(work.db, unit, dayOf(work.now)))?.name : null) ?? ''
  const joint = await Promise.all(jointSealingOrgans(content).map(async (unit) => ({ unit, name: await nameOf(unit) })))
  return { organ: await nameOf(organ), issuerSign: await nameOf(row.issuing_organ), joint }
}
