/** What a checker found in a text or on a page, with the rule that says so. */
export interface Finding {
  /** The rule's id in the lists of the office, e.g. `P-02`, `F-08`. */
  readonly rule: string
  /** An error stops signing; a warning wants an answer. Only what a standard prescribes may be an error. */
  readonly severity: 'error' | 'warning'
  /** The clause, e.g. `GB/T 15834-2011 4.5.3`. */
  readonly clause: string
  readonly place: Place
  /** The Chinese sentence: what is wrong and what to do. */
  readonly reason: string
  /** The text to put in place of the one quoted, where exactly one is right. */
  readonly fix?: string
}

/** A finding, and beside which line of the pages it stands. */
export interface MarkedFinding {
  readonly finding: Finding
  /** Page from 0 and height of the line on it. */
  readonly line?: { readonly page: number; readonly yMm: number }
}

/** Where in a paper something stands. Offsets are UTF-16 units in the field, cell or block (a heading's run-in text counted on). */
export interface Place {
  /** The part of the paper, e.g. `title`, `mainTo`, `body`, `issuerSign`; `page` for what is measured on a page. */
  readonly part: string
  readonly attachment?: number
  /** Item of a bulletin. */
  readonly item?: number
  readonly block?: number
  readonly row?: number
  readonly cell?: number
  readonly offset?: number
  readonly length?: number
  /** Page of the laid out paper, from 1. */
  readonly page?: number
  /** The words found, for people. */
  readonly quote?: string
}

/** A stretch of text and where it stands: what a checker of wording reads. */
export interface PlacedText {
  readonly place: Place
  readonly kind: 'field' | 'heading' | 'paragraph' | 'cell' | 'caption'
  readonly text: string
}
