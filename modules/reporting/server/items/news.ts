import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { newsType, type NewsType, type Work } from '#platform/act'
import { currentContent } from '../../core/items/own-part.ts'
import type { ItemEvent, ItemId, ItemKind, Present } from '../../core/items/types.ts'
import { adoptionLevelWords, fateWords, instructionLevelWords } from '../../core/items/words.ts'
import { threeOf } from '../network/three.ts'
import type { Change } from './store.ts'

/** What those whose work an item is are told of it. They may always see it. */
export interface ReportNews {
  readonly item: ItemId
  readonly title: string
  readonly people: readonly PersonId[]
  /** 已采用, 备用：…, 被市委办采用. */
  readonly words: string
  /** Names the happening for ever. */
  readonly event: string
}

/** The office decided, a bulletin took it, or a leader wrote on it. */
export const reportProgressed = newsType<ReportNews>('reporting.progressed')
/** A signed item is there for bulletins; `source` as it is printed under it (B6). */
export const itemOffered = newsType<{ readonly item: ItemId; readonly title: string; readonly text: string; readonly source: string; readonly kind: ItemKind }>('reporting.itemOffered')

interface Told { readonly type: NewsType<unknown>; readonly payload: unknown }
const told = <Payload>(type: NewsType<Payload>, payload: Payload): Told => ({ type: type as NewsType<unknown>, payload })

/** What an act means for others. To-dos are told by the inbox itself. */
export async function newsOf(work: Work, { after, events, version }: Change): Promise<readonly Told[]> {
  const found: Told[] = []
  for (const [index, event] of events.entries()) {
    if (event.type === 'signed') found.push(told(itemOffered, offered(after)))
    const words = progressIn(event)
    const people = words ? await peopleOf(work, after) : []
    if (words && people.length > 0) found.push(told(reportProgressed, { item: after.id, title: after.content.title, people, words, event: `report:${after.id}:${version + index + 1}` }))
  }
  return found
}

const offered = (item: Present) => {
  const { title, text, kind } = currentContent(item)
  return { item: item.id, title, text, kind, source: `${[...new Set([item.source.unit.name, ...item.contributors.map(({ unit }) => unit.name)])].join('、')}供稿` }
}

function progressIn(event: ItemEvent): string | null {
  switch (event.type) {
    case 'screened': return `区委办公室${fateWords[event.fate]}${event.reason ? `（${event.reason}）` : ''}`
    case 'adopted': return `被${adoptionLevelWords[event.adoption.level]}${event.adoption.vehicle}采用`
    case 'instructed': return `获${instructionLevelWords[event.instruction.level]}批示`
    default: return null
  }
}

/** The 信息员 of the point today; for what came from none, whoever took it in. */
async function peopleOf({ db, now }: Work, { source, author }: Present): Promise<readonly PersonId[]> {
  const three = source.point ? await threeOf(db, source.point, dayOf(now)) : null
  return three ? three.members.filter(({ role }) => role === 'infoOfficer').map(({ person }) => person) : [author.person]
}
