import { checkLayout, layout, markedOn, newLayoutMemory, paintSvg, standardMetrics, textsOf } from '#engines/typesetting'
import { checkWording } from '#engines/wording'
import type { MarkedFinding } from '#lib/findings'
import type { Day } from '#lib/instants'
import { paperOf, type Printed } from '../core/paper.ts'

/** What the pen did not touch is neither set nor painted again. */
const memory = newLayoutMemory()

export interface SetIssue { readonly pages: readonly string[]; readonly findings: readonly MarkedFinding[] }

/** The pages as they will be printed, and what a proofreader marks beside the lines. The engines are large, so this file is a chunk of its own. */
export function typeset(printed: Printed, today: Day): SetIssue {
  const paper = paperOf(printed)
  const laid = layout(paper, standardMetrics, memory)
  const found = [...checkWording(textsOf(paper), { today }), ...checkLayout(paper, laid)]
  // Numbers and date stand as × until it is published: nothing to be put right.
  return { pages: paintSvg(laid), findings: markedOn(laid, found.filter(({ place: { quote } }) => !quote?.includes('×'))) }
}
