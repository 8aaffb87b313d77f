import type { Place } from './geometry.ts'
import type { WordParagraph } from './paragraph.ts'

/** Something in Word's flow, in order. */
export type Entry = ParagraphEntry | MarkupEntry
export interface ParagraphEntry {
  readonly kind: 'paragraph'
  readonly paragraph: WordParagraph
  /** Absent for what the layout shows nothing of, such as an empty paragraph. */
  readonly place?: Place
  /** Room before it in mm where it comes to stand at the head of a page of the layout but amid one of Word's. */
  readonly usualBefore?: number
  /** On a page of its own, turned by a quarter. */
  readonly landscape?: boolean
}
/** A table or the like, whose place is where the text before it ends. */
export interface MarkupEntry {
  readonly kind: 'markup'
  readonly markup: string
  readonly place?: Place
  /** On a page of its own, turned by a quarter. */
  readonly landscape?: boolean
}
