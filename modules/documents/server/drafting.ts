import { refuseClassified } from '#modules/files'
import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { addMinutes, dayOf } from '#lib/instants'
import { unitTree } from '#modules/organisation'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import type { Viewer } from '../core/access.ts'
import { correctionsBetween, documentSettings } from '../core/rules.ts'
import { emptyElements, filesIn, wholeText, withElements, type Content, type DocumentId } from '../core/content.ts'
import type { DocKind } from '../core/kinds.ts'
import { evolve } from '../core/evolve.ts'
import type { ChecklistAnswer, ChecklistPoint, ContentMark, DocumentEvent, OutDocument, Settlement } from '../core/types.ts'
import { beginCase, followTitle, readCase, stagesNow } from './case-desk.ts'
import { takeFiles } from './files.ts'
import { decideOn, organOfUnit, unitsOfOrgan, signatoryOf, visibleLocked } from './ground.ts'
import { addParticipants, hashOf, insertDocument, insertVersion, rewriteVersion, saveDocument, type Loaded } from './store.ts'
import type { VersionSource } from './tables.ts'

/** A running autosave is written over for so long; then the next one is a version of its own. */
const AUTOSAVE_MINUTES = 10

export interface Saved { readonly id: DocumentId; readonly revision: number; readonly hash: string }
type At = Pick<Platform, 'runCommand'>

/** What a draft begins with; an import brings elements and text along. */
export interface NewDraft {
  readonly kind: DocKind
  readonly unit: UnitId | null
  readonly elements?: Parameters<typeof withElements>[1]
  readonly body?: Content['body']
  readonly annexes?: Content['annexes']
}

/** Begins a draft: the document, its case, and the drafter's own task. */
export const createDraft = (platform: At, call: Call, input: NewDraft): Promise<Saved & { task: number } | Refused> => platform.runCommand(call, (work) => draftIn(work, input))

/** The same within another's command, e.g. a reaction to news. */
export async function draftIn(work: Work, input: NewDraft): Promise<Saved & { task: number } | Refused> {
  const unit = input.unit && work.actor.units.includes(input.unit) ? input.unit : work.actor.units[0]
  const organ = unit && await organOfUnit(work, unit)
  if (!unit || !organ || !work.actor.person) return refuse('not-yours')
  const content: Content = { elements: withElements({ ...emptyElements(input.kind), organ }, input.elements ?? {}), body: input.body ?? [], annexes: input.annexes ?? [] }
  const classified = await refuseClassified(work, wholeText(content))
  if (classified) return classified
  const id = work.newId<'document'>()
  const { drafted, by } = { by: await signatoryOf(work, unit), drafted: contentMark(content, 1) }
  const event: DocumentEvent = { type: 'drafted', id, by, at: work.now, content: drafted }
  const state = evolve({ at: 'absent' }, event) as Exclude<OutDocument, { at: 'absent' }>
  const flow = await flowFor(work, organ)
  const { title, urgency, workSecret } = content.elements
  const caseId = await beginCase(work, { flow, document: id, title, urgency, workSecret, drafter: { person: work.actor.person, unit }, data: { office: await unitsOfOrgan(work, organ) } })
  if (isRefused(caseId)) return caseId
  const taken = await takeFiles(work, id, filesIn(content))
  if (taken) return taken
  await insertDocument(work, { state, events: [event], content, columns: { caseId, flow, draftingUnit: unit, handlingOrgan: organ } })
  addParticipants(work, id, [work.actor.person])
  return { id, revision: 1, hash: drafted.hash, task: 1 }
}

/** The committee office has a flow of its own; every other organ the shorter one. */
async function flowFor(work: Work, organ: UnitId): Promise<string> {
  const kind = (await unitTree(work.db, dayOf(work.now))).units.get(organ)?.kind
  return kind === 'committeeOffice' ? 'documents.committee' : 'documents.department'
}

const contentMark = (content: Content, revision: number): ContentMark =>
  ({ revision, hash: hashOf(content), kind: content.elements.kind, title: content.elements.title })

export interface SaveInput { readonly document: DocumentId; readonly from: number; readonly content: Content; readonly source: Extract<VersionSource, 'autosave' | 'saved' | 'imported'> }

/** Saves words over the revision they were written from; somebody's newer words are never covered. */
export const saveDraft = (platform: At, call: Call, input: SaveInput): Promise<Saved | Refused> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded } = seen
    if (!await holdsTask(work, seen)) return refuse('not-yours')
    const classified = await refuseClassified(work, wholeText(input.content))
    if (classified) return classified
    const content = contentMark(input.content, input.from + 1)
    const decided = await decideOn(work, loaded, { command: { type: 'save', content, from: input.from }, actor: await signatoryOf(work, null) })
    if (isRefused(decided)) return decided
    const taken = await takeFiles(work, input.document, filesIn(input.content), filesIn(loaded.version.content))
    if (taken) return taken
    await keepWords(work, loaded, { content: input.content, source: input.source, mark: content })
    saveDocument(work, decided, input.content)
    followTitle(work, loaded.row.case_id!, input.content.elements)
    return { id: input.document, revision: content.revision, hash: content.hash }
  })

/** Logs typographical corrections after the signature; a change of substance is refused, for it goes back to the signer. */
export const correct = (platform: At, call: Call, input: { document: DocumentId; from: number; body: Content['body'] }): Promise<Saved & { edits: number } | Refused> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded } = seen
    if (!await holdsTask(work, seen)) return refuse('not-yours')
    const found = correctionsBetween(loaded.version.content.body, input.body, documentSettings)
    if ('substantive' in found) return refuse('substantive-change', { place: found.substantive })
    const whole: Content = { ...loaded.version.content, body: input.body }
    const classified = await refuseClassified(work, wholeText(whole))
    if (classified) return classified
    const content = contentMark(whole, input.from + 1)
    const decided = await decideOn(work, loaded, { command: { type: 'correct', edits: found.edits, content, from: input.from }, actor: await signatoryOf(work, null) })
    if (isRefused(decided)) return decided
    await keepWords(work, loaded, { content: whole, source: 'corrected', mark: content })
    saveDocument(work, decided, whole)
    return { id: input.document, revision: content.revision, hash: content.hash, edits: found.edits.length }
  })

/** Keeps answers to the review's points as they are given. */
export const answerChecklist = (platform: At, call: Call, input: { document: DocumentId; answers: Partial<Record<ChecklistPoint, ChecklistAnswer>> }): Promise<{ id: DocumentId } | Refused> =>
  byHolder(platform, call, input.document, { type: 'answer-checklist', answers: input.answers })

/** Says what became of an opinion (采纳情况). */
export const settleOpinion = (platform: At, call: Call, input: { document: DocumentId; settlement: Settlement }): Promise<{ id: DocumentId } | Refused> =>
  byHolder(platform, call, input.document, { type: 'settle', settlement: input.settlement })

const byHolder = (platform: At, call: Call, document: DocumentId, command: Parameters<typeof decideOn>[2]['command']) =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, document)
    if (isRefused(seen)) return seen
    // The drafter says what became of opinions at any time; the review's points are the reviewer's alone.
    const isDrafters = command.type === 'settle' && seen.loaded.row.drafter === work.actor.person
    if (!isDrafters && !await holdsTask(work, seen)) return refuse('not-yours')
    const decided = await decideOn(work, seen.loaded, { command, actor: await signatoryOf(work, null) })
    if (isRefused(decided)) return decided
    saveDocument(work, decided)
    return { id: document }
  })

/** Whether the actor holds a task that blocks the case, own or stood in for. */
export async function holdsTask(work: Work, { loaded: { row }, viewer }: { readonly loaded: Loaded; readonly viewer: Viewer }): Promise<boolean> {
  if (!row.case_id) return false
  const state = await readCase(work.db, row.case_id)
  const people = [viewer.person, ...viewer.standsInFor]
  return stagesNow(state).length > 0 && state.tasks.some((task) => task.at === 'open' && task.kind === 'handle' && people.includes(task.to.person))
}

async function keepWords(work: Work, { row, version, state }: Loaded, { content, source, mark }: { content: Content; source: VersionSource; mark: ContentMark }): Promise<void> {
  const author = { person: work.actor.person!, name: work.actor.name }
  const kept = { document: row.id, revision: mark.revision, content, hash: mark.hash, source, stage: state.at, author }
  const isRunning = source === 'autosave' && version.source === 'autosave' && version.author === author.person && version.stage === state.at && work.now < addMinutes(version.since, AUTOSAVE_MINUTES)
  await (isRunning ? rewriteVersion(work, version.revision, kept) : insertVersion(work, kept))
}
