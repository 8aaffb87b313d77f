import type { Head } from './blocks/head.ts'
import type { Imprint } from './blocks/imprint.ts'
import type { Piece } from './collect.ts'

/** What a format makes of a paper, before pages are filled. */
export interface Plan {
  readonly head: Head
  /** What flows, in reading order. */
  readonly pieces: readonly Piece[]
  /** Attachments bound on their own, each with pages of its own. */
  readonly separate: readonly (readonly Piece[])[]
  readonly imprint: Imprint | null
  /** Whether the 版记 stands on an even page. */
  readonly imprintOnEven: boolean
  /** Which pages bear their number: 信函 none on the first, a form none when it has but one page. */
  readonly numbered: 'all' | 'from-second' | 'if-several'
}

/** What a paper may be set like, if the usual way fails. */
export interface Choice {
  /** 7.3.2: 主送机关 in the 版记. */
  readonly mainToInImprint: boolean
}
