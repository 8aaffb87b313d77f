import { layout, paintSvg, standardMetrics } from '#engines/typesetting'
import { fileHref } from '#modules/files/web'
import type { FileId } from '#lib/ids'
import type { Content } from '../../core/content.ts'
import { paperOf, type PaperNames } from '../../core/paper.ts'
import type { OutDocument } from '../../core/types.ts'

/** The pages as they would be printed now. The engine is large, so this file is a chunk of its own. */
export function typeset(state: OutDocument, content: Content, names: PaperNames): { readonly pages: readonly string[]; readonly warnings: readonly string[] } {
  const laid = layout(paperOf(state, content, names), standardMetrics)
  const files = [...content.body, ...content.annexes.flatMap((annex) => annex.body)].flatMap((block) => (block.kind === 'picture' ? [block.file] : []))
  return { pages: paintSvg(laid, { images: Object.fromEntries(files.map((file) => [file, fileHref(file as FileId, true)])) }), warnings: laid.warnings.map((warning) => warning.code) }
}
