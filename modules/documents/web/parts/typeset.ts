import { filesOf, layout, newLayoutMemory, paintSvg, standardMetrics } from '#engines/typesetting'
import { fileHref } from '#modules/files/web'
import type { FileId } from '#lib/ids'
import type { Content } from '../../core/content.ts'
import { paperOf, type PaperFacts } from '../../core/paper.ts'
import type { OutDocument } from '../../core/types.ts'

/** What the pen did not touch is neither set nor painted again. */
const memory = newLayoutMemory()

/** The pages as they would be printed now. The engine is large, so this file is a chunk of its own. */
export function typeset(state: OutDocument, content: Content, facts: PaperFacts): { readonly pages: readonly string[]; readonly warnings: readonly string[] } {
  const paper = paperOf(state, content, facts)
  const laid = layout(paper, standardMetrics, memory)
  return { pages: paintSvg(laid, { images: Object.fromEntries(filesOf(paper).map((file) => [file, fileHref(file as FileId, true)])) }), warnings: laid.warnings.map((warning) => warning.code) }
}
