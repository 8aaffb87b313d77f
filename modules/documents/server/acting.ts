import { headOfUnit, peopleByIds, peopleWithRole, unitTree } from '#modules/organisation'
import type { Opinion } from '#engines/workflow'
import type { OfficeRole } from '#lib/contract'
import { refuse, type Refused } from '#lib/decision'
import type { FileId, PersonId, UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { caseFormOf, countersignOrgans, type Acting, type CaseForm } from '../core/case-form.ts'
import type { Content, DocumentId } from '../core/content.ts'
import type { Viewer } from '../core/access.ts'
import { deskOf } from '../core/acts.ts'
import { wayOf } from '../core/routing.ts'
import { JOINT_SEALING } from '../core/flow.ts'
import { jointSealingOrgans } from '../core/joint-seals.ts'
import { mayGoStraightBack, isUnsignedStage, stageOfStep, stageOrder, stageWords } from '../core/rules.ts'
import type { At, MarkInput, Stage, Stance } from '../core/types.ts'
import { actInCase, heldIn, holdCases, peopleIn, stagesNow, taskAt, type Begun, type CaseAct, type Held } from './case-desk.ts'
import { isHead } from './check.ts'
import { copySignature, takeFiles } from './files.ts'
import { decideOn, signatoryOf, unitsOfOrgan, visibleLocked, type Lacking } from './ground.ts'
import { news } from './news.ts'
import { issuingOrgansOf, peopleInOrgan, routingFactsOf, sealKeepersOf } from './organ-facts.ts'
import { addParticipants, saveDocument, type Loaded } from './store.ts'

/** What a person may do with a task in a document's case, apart from 编号, 用印 and 分发, which are acts of their own. */
export type TaskAct =
  | ({ readonly type: 'approve' | 'disagree'; readonly task: number; readonly stance?: Stance; readonly withSignature?: boolean } & Said)
  | { readonly type: 'return'; readonly task: number; readonly to: string; readonly way: 'rerun' | 'straightBack'; readonly reason: string }
  | { readonly type: 'retract'; readonly task: number }
  | ({ readonly type: 'transfer'; readonly task: number; readonly to: PersonId } & Said)
  | { readonly type: 'circulate'; readonly readers: readonly PersonId[] }
  | ({ readonly type: 'read'; readonly task: number } & Said)
  | { readonly type: 'recall'; readonly tasks: readonly number[] | 'all' }
  | { readonly type: 'urge'; readonly task: number; readonly channel: 'inApp' | 'phone' | 'sms' | 'inPerson' }
  | { readonly type: 'open'; readonly task: number }
  | { readonly type: 'withdraw'; readonly reason: string }

/** Words, an image of handwriting, or neither: then it is 圈阅. `withSignature` sets the actor's own kept signature to his name. */
export interface Said { readonly opinion?: string; readonly handwriting?: FileId }

export interface Acted { readonly id: DocumentId; readonly at: At; readonly version: number }

/** One act of one person: the case moves and the document's facts hold, in one transaction, or neither. */
export const actOn = (platform: Pick<Platform, 'runCommand' | 'files'>, call: Call, input: { document: DocumentId; act: TaskAct }): Promise<Acted | Lacking> =>
  platform.runCommand(call, async (work) => {
    const [seen, cases] = await Promise.all([visibleLocked(work, input.document), holdCases(work, input.document)])
    return isRefused(seen) ? seen : act(platform, work, { ...seen, ...heldIn(cases, seen.loaded.row.case_id!), asked: input.act })
  })

interface Asked extends Held { readonly loaded: Loaded; readonly viewer: Viewer; readonly asked: TaskAct }

async function act(platform: Pick<Platform, 'files'>, work: Work, { loaded, viewer, held, before, asked }: Asked): Promise<Acted | Lacking> {
  const obstacle = ownOperation(before, asked) ?? (asked.type === 'withdraw' && !isDrafters(viewer, loaded) ? refuse('not-yours') : null) ?? await unfitSuccessor(work, loaded, { before, asked })
  if (obstacle) return obstacle
  const taken = 'handwriting' in asked && asked.handwriting ? await takeFiles(work, loaded.row.id, [asked.handwriting]) : null
  if (taken) return taken
  const signature = 'withSignature' in asked && asked.withSignature ? await copySignature(platform, work, loaded.row.id) : null
  if (isRefused(signature)) return signature
  const moved = await actInCase(work, held, { act: await caseActOf(work, loaded, { before, asked }), contentHash: boundHash(loaded) })
  if (isRefused(moved)) return moved
  const decided = await factsOf(work, loaded, { before, moved, asked, signature })
  if (isRefused(decided)) return decided
  return settle(work, { before: loaded, decided, moved })
}

/** 编号、用印、分发 need more than an opinion, so that the plain act is refused there. */
function ownOperation(before: Begun, asked: TaskAct): Refused | null {
  const stage = asked.type === 'approve' ? taskAt(before, asked.task)?.stage : null
  return stage === 'numbering' || stage === 'sealing' || stage === 'dispatching' ? refuse('use-own-operation', { stage: stageWords[stage] }) : null
}

/** 转办 hands over a task, not the right to it: 签发 stays with heads, numbers and seal with their keepers, and nobody reviews an own draft. */
async function unfitSuccessor(work: Work, { row }: Loaded, { before, asked }: { before: Begun; asked: TaskAct }): Promise<Refused | null> {
  const task = asked.type === 'transfer' ? taskAt(before, asked.task) : null
  const stage = task?.stage
  if (asked.type !== 'transfer' || !task || !stage) return null
  const day = dayOf(work.now)
  const among = async (roles: readonly OfficeRole[]) => (await Promise.all(roles.map((role) => peopleInOrgan(work.db, { organ: row.handling_organ, role, day })))).flat().some((one) => one.person === asked.to)
  const fits = async (): Promise<boolean> => {
    switch (stage) {
      case 'signing': return isHead(work.db, { person: asked.to, organs: issuingOrgansOf(await unitTree(work.db, day), row.drafting_unit).map((organ) => organ.id), day })
      case 'numbering': case 'dispatching': return among(['confidentialClerk', 'unitContact'])
      case 'sealing': return task.step === JOINT_SEALING ? (await sealKeepersOf(work.db, task.unit, day)).some(({ person }) => person === asked.to) : among(['sealKeeper', 'unitContact'])
      case 'officeReview': return asked.to !== row.drafter
      case 'drafting': case 'unitCheck': case 'consulting': case 'countersigning': case 'recheck': case 'proofreading': return true
    }
  }
  return await fits() ? null : refuse('not-of-the-post', { stage: stageWords[stage] })
}

/** Lets the case act, bound to the words the signature is about. */
export const move = (work: Work, loaded: Loaded, act: CaseAct): Promise<Begun | Refused> => actInCase(work, loaded.row.case_id!, { act, contentHash: boundHash(loaded) })

/** The hash of the words the signature is about: logged corrections do not unsign. */
const boundHash = ({ state }: Loaded) => ('signature' in state ? state.signature.hash : state.content.hash)

/** Writes document, participants and news after the case has moved; refuses where flow and document contradict each other. */
export async function settle(work: Work, at: { before: Loaded; decided: Loaded; moved: Begun }): Promise<Acted | Lacking> {
  const followed = await follow(work, at.decided, at.moved)
  if (isRefused(followed)) return followed
  saveDocument(work, followed)
  addParticipants(work, followed.row.id, peopleIn(at.moved).filter((person) => !followed.around.participants.includes(person)))
  news(work, at.before, followed)
  return { id: followed.row.id, at: followed.state.at, version: followed.row.version + followed.events.length }
}

/** The document goes to the stage in which the case now stands. */
async function follow(work: Work, decided: Loaded, moved: Begun): Promise<Loaded | Lacking> {
  const [stage, other] = stagesNow(moved)
  const at = deskOf(decided.state)
  if (stage === undefined) return at === null ? decided : refuse('flow-mismatch', { step: '结束' })
  if (stage === null || other !== undefined) return refuse('flow-mismatch', { step: '未知环节' })
  if (stage === at) return decided
  return decideOn(work, decided, { command: { type: 'move', to: stage }, actor: await signatoryOf(work, null) })
}

/** The facts of the document that this act makes true. */
async function factsOf(work: Work, loaded: Loaded, { before, moved, asked, signature }: { before: Begun; moved: Begun; asked: TaskAct; signature: FileId | null }): Promise<Loaded | Lacking> {
  switch (asked.type) {
    case 'approve': case 'disagree': return said(work, loaded, { before, moved, asked, signature })
    case 'return': return decideOn(work, loaded, { command: { type: 'return', to: stageOf(asked.to), way: asked.way, reason: asked.reason }, actor: await actorAt(work, moved, asked.task) })
    case 'retract': return retracted(work, loaded, { moved, asked })
    case 'withdraw': return decideOn(work, loaded, { command: { type: 'withdraw', reason: asked.reason }, actor: await signatoryOf(work, null) })
    case 'transfer': case 'circulate': case 'read': case 'recall': case 'urge': case 'open': return loaded
  }
}

type Saying = Extract<TaskAct, { type: 'approve' | 'disagree' }>

async function said(work: Work, loaded: Loaded, { before, moved, asked, signature }: { before: Begun; moved: Begun; asked: Saying; signature: FileId | null }): Promise<Loaded | Lacking> {
  const task = taskAt(before, asked.task)
  const actor = await actorAt(work, moved, asked.task)
  const stage = task?.stage ?? null
  if (!task || !stage || stage !== deskOf(loaded.state)) return refuse('flow-mismatch', { step: task?.step ?? '' })
  const input: MarkInput = {
    step: task.step, kind: asked.opinion?.trim() || asked.handwriting ? 'opinion' : 'circle', text: asked.opinion ?? '', handwriting: asked.handwriting ?? null,
    stance: asked.type === 'disagree' ? 'disagree' : asked.stance ?? 'agree', ...(signature ? { signature } : {}),
  }
  if (asked.type === 'approve') return decideOn(work, loaded, { ...commandAt(stage, input), actor })
  const marked = isUnsignedStage(stage) && stage !== 'drafting' && stage !== 'signing' ? await decideOn(work, loaded, { command: { type: 'mark', mark: input }, actor }) : loaded
  if (isRefused(marked)) return marked
  // By the step's policy a 不同意 may have sent the case back; then the document goes back with it.
  const [now] = stagesNow(moved)
  if (!now || now === stage || !isEarlier(now, stage)) return marked
  return decideOn(work, marked, { command: { type: 'return', to: now, way: mayGoStraightBack(stage, now) ? 'straightBack' : 'rerun', reason: input.text }, actor })
}

/** What consent means in each stage. */
function commandAt(stage: Stage, mark: MarkInput): Pick<Parameters<typeof decideOn>[2], 'command' | 'moment'> {
  switch (stage) {
    case 'drafting': return { command: { type: 'submit', mark }, moment: 'submit' }
    case 'unitCheck': case 'consulting': case 'countersigning': return { command: { type: 'mark', mark } }
    case 'officeReview': return { command: { type: 'mark', mark }, moment: 'review' }
    case 'signing': return { command: { type: 'sign', mark }, moment: 'sign' }
    case 'recheck': return { command: { type: 'recheck', mark }, moment: 'sign' }
    case 'proofreading': return { command: { type: 'proofread', mark } }
    case 'numbering': case 'sealing': case 'dispatching': throw new Error(`${stage} has its own operation`)
  }
}

async function retracted(work: Work, loaded: Loaded, { moved, asked }: { moved: Begun; asked: Extract<TaskAct, { type: 'retract' }> }): Promise<Loaded | Lacking> {
  const [stage] = stagesNow(moved)
  // A seal cannot be un-pressed, though others may still press theirs in the same step.
  if (taskAt(moved, asked.task)?.stage === 'sealing') return refuse('too-late-to-retract', { stage: stageWords.recheck })
  // Taken back within one step, by one of several who act side by side: the document has not moved.
  if (!stage || stage === deskOf(loaded.state)) return loaded
  return decideOn(work, loaded, { command: { type: 'retract', to: stage }, actor: await actorAt(work, moved, asked.task) })
}

/** The actor in the unit of the task, and for whom. */
export async function actorAt(work: Work, state: Begun, number: number) {
  const task = taskAt(state, number)
  const stoodFor = task && task.person !== work.actor.person ? task.person : null
  return signatoryOf(work, task?.unit ?? null, stoodFor)
}

async function caseActOf(work: Work, loaded: Loaded, { before, asked }: { before: Begun; asked: TaskAct }): Promise<CaseAct> {
  switch (asked.type) {
    case 'approve': {
      const stage = taskAt(before, asked.task)?.stage
      const data = stage === 'drafting' || stage === 'unitCheck' || stage === 'officeReview' ? await caseForm(work, loaded) : null
      return { type: 'approve', task: asked.task, ...opinionOf(asked), ...(data ? { data: { ...data } } : {}) }
    }
    case 'disagree': return { type: 'disagree', task: asked.task, ...opinionOf(asked) }
    case 'return': return { type: 'return', task: asked.task, to: asked.to, way: asked.way, opinion: { form: 'words', text: asked.reason } }
    case 'transfer': return { type: 'transfer', task: asked.task, to: asked.to, ...opinionOf(asked) }
    case 'read': return { type: 'read', task: asked.task, ...opinionOf(asked) }
    case 'withdraw': return { type: 'terminate', reason: asked.reason }
    case 'retract': case 'circulate': case 'recall': case 'urge': case 'open': return asked
  }
}

function opinionOf({ opinion, handwriting }: Said): { opinion?: Opinion } {
  const text = opinion?.trim()
  if (handwriting) return { opinion: { form: 'ink', image: handwriting, ...(text ? { text } : {}) } }
  return text ? { opinion: { form: 'words', text } } : {}
}

/** The case's form as the document now stands. */
async function caseForm(work: Work, { row, version: { content } }: Loaded): Promise<CaseForm> {
  const day = dayOf(work.now)
  const heads = await peopleWithRole(work.db, { unit: row.drafting_unit, role: 'sectionHead', day })
  return caseFormOf(content, {
    office: await unitsOfOrgan(work, row.handling_organ), way: wayOf(await routingFactsOf(work.db, content, day)),
    draftedByHead: heads.some((head) => head.id === row.drafter),
    consultees: await headsOf(work, content.elements.consultUnits), countersigners: await headsOf(work, countersignOrgans(content)), signer: await signerOf(work, content),
    jointSealers: await sealersOf(work, content),
  })
}

async function headsOf(work: Work, units: readonly UnitId[]): Promise<readonly Acting[]> {
  const found: Acting[] = []
  for (const unit of units) {
    const head = await headOfUnit(work.db, { unit, day: dayOf(work.now) })
    if (head) found.push({ person: head.id, unit })
  }
  return found
}

/** One keeper for each other organ of a joint document; an organ that has none here is sealed in person. */
async function sealersOf(work: Work, content: Content): Promise<readonly Acting[]> {
  const found: Acting[] = []
  for (const unit of jointSealingOrgans(content)) {
    const [keeper] = await sealKeepersOf(work.db, unit, dayOf(work.now))
    if (keeper) found.push({ person: keeper.person, unit })
  }
  return found
}

async function signerOf(work: Work, { elements }: Content): Promise<readonly Acting[]> {
  const signer: PersonId | null = elements.signer
  const unit = signer ? (await peopleByIds(work.db, [signer], dayOf(work.now))).get(signer)?.unit ?? null : null
  return signer && unit ? [{ person: signer, unit }] : []
}

/** 撤稿 is the drafter's, or that of whoever stands in for the drafter. */
const isDrafters = ({ person, standsInFor }: Viewer, { row }: Loaded) => [person, ...standsInFor].includes(row.drafter)

const isEarlier = (stage: Stage, than: Stage) => stageOrder.indexOf(stage) < stageOrder.indexOf(than)
const stageOf = (step: string): Stage => stageOfStep(step) ?? 'dispatching'
