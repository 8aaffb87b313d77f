import { organOf, peopleByIds, unitById, unitTree } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import { openIssues as stillOpen, type Issue } from '#lib/issues'
import { dayOf } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { Work } from '#platform/act'
import type { Given } from '../core/acts.ts'
import { maySee, type Viewer } from '../core/access.ts'
import { needsPrincipalHead, type Moment } from '../core/check.ts'
import type { DocumentId } from '../core/content.ts'
import { decide } from '../core/decide.ts'
import { documentSettings } from '../core/rules.ts'
import type { DocumentCommand, DocumentFacts } from '../core/types.ts'
import { check, isHead, isPrincipalHead } from './check.ts'
import { issuingOrgansOf, routingFactsOf } from './organ-facts.ts'
import { after, hashOf, lockDocument, peopleAround, type Loaded } from './store.ts'
import { viewerOf } from './viewer.ts'

/** A refusal that shows all that is lacking at once. */
export type Lacking = Refused & { readonly issues?: readonly Issue[] }

/** The document locked for change, if the actor may know of it; else as if there were none. */
export async function visibleLocked(work: Work, id: DocumentId): Promise<{ loaded: Loaded; viewer: Viewer } | Refused> {
  // Asked in one breath and answered in order: the lock comes first.
  const [loaded, viewer] = await Promise.all([lockDocument(work, id), viewerOf(work.db, work.actor, dayOf(work.now))])
  return loaded && maySee(viewer, { ...standingOf(loaded), ...loaded.around }) ? { loaded, viewer } : refuse('not-found')
}

/** What `core/access.ts` asks of a document. */
export const visibilityOf = async ({ db }: Pick<Work, 'db'>, loaded: Pick<Loaded, 'row'>) => ({ ...standingOf(loaded), ...await peopleAround(db, loaded.row.id) })

const standingOf = ({ row }: Pick<Loaded, 'row'>) =>
  ({ drafter: row.drafter, draftingUnit: row.drafting_unit, handlingOrgan: row.handling_organ, issuingOrgan: row.issuing_organ, submitted: row.submitted })

/** The actor as a signatory in a unit, with the names of the day. */
export async function signatoryOf(work: Work, unit: UnitId | null, onBehalfOf: PersonId | null = null): Promise<Signatory> {
  const day = dayOf(work.now)
  const at = unit ?? work.actor.units[0] ?? null
  const principal = onBehalfOf ? (await peopleByIds(work.db, [onBehalfOf], day)).get(onBehalfOf) : undefined
  return {
    person: work.actor.person!, name: work.actor.name, unit: at, unitName: at ? (await unitById(work.db, at, day))?.shortName ?? '' : '',
    onBehalfOf: principal ? { person: principal.id, name: principal.name } : null,
  }
}

/** The organ to which a unit belongs. */
export async function organOfUnit(work: Work, unit: UnitId): Promise<UnitId | null> {
  return organOf(await unitTree(work.db, dayOf(work.now)), unit)?.id ?? null
}

/** An organ and its sections. */
export async function unitsOfOrgan(work: Work, organ: UnitId): Promise<readonly UnitId[]> {
  const tree = await unitTree(work.db, dayOf(work.now))
  return [organ, ...(tree.children.get(organ) ?? []).filter((unit) => unit.kind === 'section').map((unit) => unit.id)]
}

/** Decides one command on a loaded document and folds it in; the caller saves. */
export async function decideOn(work: Work, loaded: Loaded, asked: { command: DocumentCommand; actor: Signatory; moment?: Moment; seal?: DocumentFacts['seal'] }): Promise<Loaded | Lacking> {
  const issues = asked.moment ? await openIssuesOf(work, loaded, asked.moment) : []
  const told = { actor: asked.actor, openIssues: issues, seal: asked.seal ?? null, signing: asked.command.type === 'sign' ? await signingFacts(work, loaded, asked.actor) : NOBODY_SIGNS }
  const given: Given = { facts: factsFor(work, loaded, told), settings: documentSettings }
  const answer = decide(loaded.state, asked.command, given)
  if (answer.kind === 'accepted') return after(loaded, answer.events)
  return answer.code === 'incomplete' ? { ...answer, issues } : answer
}

async function openIssuesOf(work: Work, { version, state, row }: Loaded, moment: Moment): Promise<readonly Issue[]> {
  const { issues } = await check(work.db, { row, state, content: version.content }, { moment, day: dayOf(work.now) })
  return stillOpen(issues, version.content.elements.reasons)
}

const factsFor = (work: Work, { version }: Loaded, told: Pick<DocumentFacts, 'actor' | 'openIssues' | 'seal' | 'signing'>): DocumentFacts =>
  ({ now: work.now, ...told, newMark: work.newId<'mark'>(), storedHash: hashOf(version.content), lastSaved: { name: version.author_name, at: version.saved_at } })

/** For acts that sign nothing: they never look at it, and the organisation need not be asked. */
const NOBODY_SIGNS: DocumentFacts['signing'] = { principalNeeded: true, isPrincipal: false, isHead: false, adoptedOn: null }

async function signingFacts(work: Work, { version: { content }, row }: Loaded, actor: Signatory): Promise<DocumentFacts['signing']> {
  const day = dayOf(work.now)
  const organ = row.issuing_organ
  const person = actor.onBehalfOf?.person ?? actor.person
  return {
    principalNeeded: needsPrincipalHead(content, await routingFactsOf(work.db, content, day)), adoptedOn: content.elements.adoptedOn,
    isPrincipal: organ !== null && await isPrincipalHead(work.db, { person, organ, day }),
    isHead: await isHead(work.db, { person, organs: issuingOrgansOf(await unitTree(work.db, day), row.drafting_unit).map((one) => one.id), day }),
  }
}
