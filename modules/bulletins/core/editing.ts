import type { Offered } from './offers.ts'
import { entriesOf, type Column, type Content, type Entry, type EntryKey, type OfferId } from './types.ts'

/** What the board does to the words in hand; every one of these answers new words and leaves the old ones. */
export const withEntry = (content: Content, key: EntryKey, change: Partial<Omit<Entry, 'key'>>): Content =>
  ({ ...content, columns: content.columns.map((column) => ({ ...column, entries: column.entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)) })) })

/** An offer at the end of its column, of the column that its sender thought of, or of the first. */
export function withOffer(content: Content, offer: Pick<Offered, 'id' | 'title' | 'text' | 'credit' | 'column'>, at: { readonly key: EntryKey; readonly column?: string }): Content {
  const wanted = at.column ?? offer.column
  const target = content.columns.find(({ name }) => name === wanted) ?? content.columns[0]
  const entry: Entry = { key: at.key, sources: [offer.id], title: offer.title, text: offer.text, credit: offer.credit, editorNote: '' }
  return { ...content, columns: content.columns.map((column) => (column === target ? { ...column, entries: [...column.entries, entry] } : column)) }
}

export const withoutEntry = (content: Content, key: EntryKey): Content =>
  ({ ...content, columns: content.columns.map((column) => ({ ...column, entries: column.entries.filter((entry) => entry.key !== key) })) })

/** Where a piece stands: its column, and its place in it from 0. */
export interface Spot { readonly column: number; readonly place: number }
export function spotOf({ columns }: Content, key: EntryKey): Spot | null {
  for (const [column, { entries }] of columns.entries()) {
    const place = entries.findIndex((entry) => entry.key === key)
    if (place >= 0) return { column, place }
  }
  return null
}

/** One step up or down; at the edge of its column it goes over into the next one. Nothing beyond the first and the last. */
export function stepped(content: Content, key: EntryKey, by: 1 | -1): Content {
  const spot = spotOf(content, key)
  if (!spot) return content
  const within = spot.place + by
  const { columns } = content
  if (within >= 0 && within < columns[spot.column]!.entries.length) return movedTo(content, key, { column: spot.column, place: within })
  const column = spot.column + by
  return columns[column] ? movedTo(content, key, { column, place: by === 1 ? 0 : columns[column].entries.length }) : content
}

/** To a place of a column, counted without the piece itself: what dropping it there means. */
export function movedTo(content: Content, key: EntryKey, { column, place }: Spot): Content {
  const entry = entriesOf(content).find((one) => one.key === key)
  if (!entry || !content.columns[column]) return content
  const without = withoutEntry(content, key)
  return { ...without, columns: without.columns.map((one, index): Column => (index === column ? { ...one, entries: one.entries.toSpliced(place, 0, entry) } : one)) }
}

/** Several pieces as one (综合): the words of the second go on after the first, and every source is kept. */
export function combined(content: Content, into: EntryKey, from: EntryKey): Content {
  const all = entriesOf(content)
  const [first, second] = [all.find(({ key }) => key === into), all.find(({ key }) => key === from)]
  if (!first || !second || first === second) return content
  return withEntry(withoutEntry(content, from), into, {
    sources: [...first.sources, ...second.sources], text: `${first.text}\n${second.text}`, credit: joinedCredit([first.credit, second.credit]),
    editorNote: [first.editorNote, second.editorNote].filter(Boolean).join('\n'),
  })
}

const CREDIT = /供稿$/u
/** 区财政局供稿 and 青禾镇供稿 are 区财政局、青禾镇供稿. */
export function joinedCredit(credits: readonly string[]): string {
  const given = credits.map((credit) => credit.trim()).filter(Boolean)
  const names = [...new Set(given.flatMap((credit) => credit.replace(CREDIT, '').split('、')))].filter(Boolean)
  return names.length === 0 ? '' : `${names.join('、')}${given.some((credit) => CREDIT.test(credit)) ? '供稿' : ''}`
}

/** Offers that are not in these words, of those given. */
export const unplaced = <One extends { readonly id: OfferId }>(content: Content, offers: readonly One[]): readonly One[] => {
  const placed = new Set(entriesOf(content).flatMap(({ sources }) => sources))
  return offers.filter(({ id }) => !placed.has(id))
}
