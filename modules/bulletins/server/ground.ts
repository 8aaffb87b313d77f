import { refuse } from '#lib/decision'
import type { CaseId } from '#lib/ids'
import { decidedInName } from '#modules/organisation'
import { keepLedCase, type LedCase } from '#modules/workflow'
import { isRefused, type Work } from '#platform/act'
import { sightOf, standingOf, type Viewer } from '../core/access.ts'
import { decide } from '../core/decide.ts'
import { evolve } from '../core/evolve.ts'
import type { Given, No } from '../core/given.ts'
import { todosOf } from '../core/todos.ts'
import { isOut, sourcesOf, type Issue, type IssueCommand, type IssueId, type OfferId, type Present, type Publication } from '../core/types.ts'
import { issueName, stageWords } from '../core/words.ts'
import { tellNews } from './news.ts'
import { factsOf, lockOffers, moveOffers } from './offers.ts'
import { printed, type Press } from './printing.ts'
import { sendTo } from './receipts.ts'
import { bulletinOf, lockIssue, saveIssue, takeNumbers, type Stored } from './store.ts'
import { viewerOf } from './viewer.ts'

/** The issue locked for change, if the actor may know of it at this stage; else as if there were none. */
export async function workLocked(work: Work, id: IssueId): Promise<{ readonly stored: Stored; readonly viewer: Viewer } | No> {
  const [stored, viewer] = [await lockIssue(work.db, id), await viewerOf(work)]
  return stored && sightOf(viewer, stored.state) === 'work' ? { stored, viewer } : refuse('not-found')
}

export interface Done { readonly id: IssueId; readonly at: Issue['at']; readonly version: number }
interface Locked { readonly before: Issue; readonly version: number; readonly viewer: Viewer }
type Offers = Awaited<ReturnType<typeof lockOffers>>

/** Decides a command in the actor's name, or where he may not, in that of one he stands in for; writes what follows. */
export async function carryOut(press: Press, work: Work, { before, version, viewer }: Locked, command: IssueCommand): Promise<Done | No> {
  const route = command.type === 'draft' ? command.route : before.at === 'absent' ? null : before.route
  if (!route) return refuse('not-found')
  const offers = await lockOffers(work.db, namedIn(before, command))
  const decided = (publication: Publication | null) => decidedInName(work, viewer.identities, (actor, identity) =>
    decide(before, command, { now: work.now, actor, standing: standingOf(identity, route), offers: factsOf(offers), publication } satisfies Given))
  let answer = await decided(command.type === 'publish' ? UNPAINTED : null)
  // Numbers are taken and pages painted only once it is sure that it may be published.
  if (!isRefused(answer) && command.type === 'publish') answer = await decided(await publicationOf(press, work, before as Present))
  if (isRefused(answer)) return answer
  const after = answer.events.reduce(evolve, before) as Present
  await keep(work, { before, after, version, events: answer.events }, offers)
  return { id: after.id, at: after.at, version: version + answer.events.length }
}

const UNPAINTED: Publication = { number: 1, total: 1, year: 2000, hash: '', files: [] }

async function publicationOf(press: Press, work: Work, issue: Present): Promise<Publication> {
  const bulletin = await bulletinOf(work.db, issue.bulletin)
  return printed(press, work, issue, await takeNumbers(work, bulletin!.state))
}

/** Every offer that an act may touch: those of the words as they are, and as they are to be. */
const namedIn = (before: Issue, command: IssueCommand): readonly OfferId[] => [...new Set([...(before.at === 'absent' ? [] : sourcesOf(before.content)), ...(command.type === 'amend' ? sourcesOf(command.content) : [])])]

/** Writes a change, the tray, the receipts and the inbox with it, and tells of it. */
async function keep(work: Work, change: Parameters<typeof saveIssue>[1], offers: Offers): Promise<void> {
  const { before, after, events } = change
  await saveIssue(work, change)
  const had = before.at === 'absent' ? [] : sourcesOf(before.content)
  const isPrinted = events.some(({ type }) => type === 'published')
  await moveOffers(work, offers, { issue: after.id, before: had, after: after.at === 'discarded' ? [] : sourcesOf(after.content), isPrinted })
  for (const event of events) if (event.type === 'published' || event.type === 'sent-down') await sendTo(work, after.id, event.type === 'published' ? after.content.readers : event.readers)
  await keepTodos(work, before, after)
  await tellNews(work, change, (offer) => offers.get(offer as OfferId)?.state.source ?? `offer:${offer}`)
}

/** The inbox says what the state says; nothing is done where neither to-dos nor the line changed. */
async function keepTodos(work: Work, before: Issue, after: Present): Promise<void> {
  const shown = (issue: Issue) => (issue.at === 'absent' ? null : JSON.stringify([ledOf(issue), todosOf(issue)]))
  if (shown(before) !== shown(after)) await keepLedCase(work, ledOf(after), todosOf(after).map((todo) => ({ ...todo, dueAt: null })))
}

const ledOf = (issue: Present): LedCase => ({
  id: issue.id as string as CaseId, kind: 'bulletins.issue', subject: `issue:${issue.id}`, link: `/bulletins/issues/${issue.id}`, title: issueName(issue.masthead.name, isOut(issue) ? issue.publication : null), urgency: 0,
  starter: { person: issue.editors[0]!.person, unit: issue.route.editing.unit }, openedAt: issue.draftedAt, standsIn: stageWords[issue.at],
  ended: isOut(issue) ? { at: issue.published.at, result: 'completed' } : issue.at === 'discarded' ? { at: issue.discarded.at, result: 'terminated' } : null,
})
