import type { Id, PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { NoticeKind } from './kinds.ts'

export type NoticeId = Id<'notice'>

/** One notice to one person. */
export interface Notice {
  readonly id: NoticeId
  readonly kind: NoticeKind
  readonly title: string
  /** A page of this platform, beginning with `/`. */
  readonly link: string
  readonly at: Instant
  readonly readAt: Instant | null
}

/** What a person wants to be disturbed with. Minutes of the day in China; `from` after `until` spans midnight. */
export interface NoticePreferences {
  readonly muted: readonly NoticeKind[]
  readonly quiet: { readonly from: number; readonly until: number } | null
}

/** What a command wishes to tell people; the same `event` never comes twice to one person. */
export interface NewNotice {
  readonly people: readonly PersonId[]
  readonly kind: NoticeKind
  readonly title: string
  readonly link: string
  /** Names the event for ever, e.g. `document:ID:returned:VERSION`. */
  readonly event: string
}

/** One message to a person's open pages: what changed, as prefixes of query keys, and perhaps a notice to show. */
export interface LiveMessage {
  readonly topics: readonly string[]
  readonly notice?: { readonly id: NoticeId; readonly title: string; readonly href: string }
}
