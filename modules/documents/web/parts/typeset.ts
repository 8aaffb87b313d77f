import { layout, newLayoutMemory, paintSvg, standardMetrics } from '#engines/typesetting'
import { fileHref } from '#modules/files/web'
import { picturesIn, type Content } from '../../core/content.ts'
import { paperOf, type PaperNames } from '../../core/paper.ts'
import type { OutDocument } from '../../core/types.ts'

/** What is written changes little from one moment to the next: only that is laid out and painted again. */
const memory = newLayoutMemory()

/** The pages as they would be printed now. The engine is large, so this file is a chunk of its own. */
export function typeset(state: OutDocument, content: Content, names: PaperNames): { readonly pages: readonly string[]; readonly warnings: readonly string[] } {
  const laid = layout(paperOf(state, content, names), standardMetrics, memory)
  return { pages: paintSvg(laid, { images: Object.fromEntries(picturesIn(content).map((file) => [file, fileHref(file, true)])) }), warnings: laid.warnings.map((warning) => warning.code) }
}
