import { minuteOfDay, type Instant } from '#lib/instants'
import { isMutable, type NoticeKind } from './kinds.ts'
import type { NoticePreferences } from './types.ts'

export const shippedPreferences: NoticePreferences = { muted: [], quiet: null }

/** `silent`: listed as read and not counted · `quiet`: counted, but nothing pops up · `shown`: pops up on open pages. */
export type Loudness = 'silent' | 'quiet' | 'shown'

/** How a notice of this kind reaches a person at this moment. */
export function loudnessOf(kind: NoticeKind, { muted, quiet }: NoticePreferences, now: Instant): Loudness {
  if (!isMutable(kind)) return 'shown'
  if (muted.includes(kind)) return 'silent'
  return quiet && isWithin(minuteOfDay(now), quiet) ? 'quiet' : 'shown'
}

const isWithin = (minute: number, { from, until }: { from: number; until: number }): boolean =>
  from <= until ? minute >= from && minute < until : minute >= from || minute < until

const LONGEST = 100

/** A title as shown: one line of plain text without control or direction characters, at most 100 characters. */
export function plainTitle(title: string): string {
  const letters = [...title.replace(/\p{Cc}+/gu, ' ').replace(/\p{Cf}/gu, '').trim()]
  return letters.length <= LONGEST ? letters.join('') : `${letters.slice(0, LONGEST - 1).join('')}…`
}

/** Links lead to pages of this platform only; `//host` and `/\host` would lead elsewhere. */
export const isOwnLink = (link: string): boolean => /^\/(?![/\\])[^\s\\]*$/u.test(link)
