import type { PersonId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { peopleOfUnit, unitTree, withSubordinates } from '#modules/organisation'
import { newsType, type Work } from '#platform/act'
import type { ReaderKey } from '../core/receipts.ts'
import { readersIn } from '../core/receipts.ts'
import { formOf, type BulletinId, type IssueId, type Published, type Readers } from '../core/types.ts'
import { issueName, numberWords } from '../core/words.ts'
import type { Change } from './store.ts'

/** An issue is out: what of whom stands in it, so that whoever offered it may count it as adopted. */
export interface IssuePublished {
  readonly issue: IssueId
  readonly bulletin: BulletinId
  readonly name: string
  readonly number: number
  readonly total: number
  readonly at: Instant
  /** One for each source; `source` is what was said when it was offered (`reporting:7`), `place` where it stands (第12期【工作动态】第2条). */
  readonly entries: readonly { readonly source: string; readonly form: 'single' | 'combined'; readonly place: string }[]
}
export const issuePublished = newsType<IssuePublished>('bulletins.issuePublished')

/** What readers are told: enough for a notice. They are always among those who may read it. */
export interface IssueNews { readonly issue: IssueId; readonly title: string; readonly people: readonly PersonId[]; readonly event: string }
/** An issue came to the sending list. */
export const issueSent = newsType<IssueNews>('bulletins.issueSent')
/** Those who have not read it are asked to. */
export const readersUrged = newsType<IssueNews>('bulletins.readersUrged')
/** An issue was withdrawn: it is not to be used any more. */
export const issueWithdrawn = newsType<IssueNews>('bulletins.issueWithdrawn')

/** Tells what an act on an issue means for others. To-dos are told by the inbox itself. */
export async function tellNews(work: Work, { after, events, version }: Change, sourceOf: (offer: string) => string): Promise<void> {
  if (!('publication' in after)) return
  const title = issueName(after.masthead.name, after.publication)
  for (const [index, event] of events.entries()) {
    const name = `issue:${after.id}:${version + index + 1}`
    if (event.type === 'published') work.tell(issuePublished, publishedNews(after, sourceOf))
    const readers = event.type === 'published' || event.type === 'withdrawn' ? after.content.readers : event.type === 'sent-down' ? event.readers : null
    if (readers) work.tell(event.type === 'withdrawn' ? issueWithdrawn : issueSent, { issue: after.id, title, people: await peopleBehind(work, readersIn(readers).map(({ key }) => key)), event: name })
  }
}

function publishedNews(issue: Published, sourceOf: (offer: string) => string): IssuePublished {
  const { publication: { number, total }, masthead, content, id, bulletin, published } = issue
  const entries = content.columns.flatMap(({ name, entries: pieces }) => pieces.flatMap((piece, index) =>
    piece.sources.map((offer) => ({ source: sourceOf(offer), form: formOf(piece), place: `${numberWords(number)}【${name}】第${index + 1}条` }))))
  return { issue: id, bulletin, name: masthead.name, number, total, at: published.at, entries }
}

/** The people behind a sending list: of a unit all of it. */
export async function peopleBehind({ db, now }: Pick<Work, 'db' | 'now'>, keys: readonly ReaderKey[]): Promise<readonly PersonId[]> {
  const day = dayOf(now)
  const tree = await unitTree(db, day)
  const people = new Set<PersonId>()
  for (const key of keys) {
    const [kind, id] = key.split(':') as ['unit' | 'person', string]
    if (kind === 'person') { people.add(id as PersonId); continue }
    const within = withSubordinates(tree, id as Readers['units'][number]['unit']).filter((unit) => unit.id === id || unit.kind === 'section')
    for (const unit of within) for (const one of await peopleOfUnit(db, { unit: unit.id, day })) people.add(one.id)
  }
  return [...people]
}
