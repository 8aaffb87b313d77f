import type { Warning } from './display.ts'
import type { Ruler } from './text/atoms.ts'

/** What every phase needs at hand: the ruler to measure with, and where to tell what is amiss. */
export interface Setter extends Ruler {
  readonly warn: (warning: Warning) => void
}
