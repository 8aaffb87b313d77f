import { layout, metricsOf, paperOf, recogniseText, type TextFormat } from '#engines/typesetting'
import { fontsInForce } from '#platform/fonts'
import type { Platform } from '../../../platform/module.ts'
import { paintedAs, paperTypes, type PaperKind } from './printing.ts'

/** A text set as a file, for whoever asked; nothing is kept. */
export async function deskFile(platform: Pick<Platform, 'settings'>, asked: { readonly text: string; readonly format: TextFormat; readonly kind: PaperKind }): Promise<{ readonly bytes: Uint8Array; readonly name: string; readonly type: string }> {
  const recognised = recogniseText(asked.text)
  const paper = paperOf(recognised, asked.format)
  const faces = await fontsInForce(platform.settings)
  const title = recognised.title || '未命名'
  return { bytes: paintedAs(asked.kind, { paper, laid: layout(paper, metricsOf(faces)), faces, options: { title } }), name: `${title}.${asked.kind}`, type: paperTypes[asked.kind] }
}
