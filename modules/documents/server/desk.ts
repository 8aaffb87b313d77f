import { layout, paintOfd, paintPdf, paperOf, recogniseText, type TextFormat } from '#engines/typesetting'
import type { Platform } from '../../../platform/module.ts'
import { fonts } from './fonts.ts'

export type DeskKind = 'pdf' | 'ofd'
const types: Readonly<Record<DeskKind, string>> = { pdf: 'application/pdf', ofd: 'application/ofd' }

/** A text set as a file, for whoever asked; nothing is kept. */
export async function deskFile(platform: Pick<Platform, 'settings'>, asked: { readonly text: string; readonly format: TextFormat; readonly kind: DeskKind }): Promise<{ readonly bytes: Uint8Array; readonly name: string; readonly type: string }> {
  const recognised = recogniseText(asked.text)
  const paper = paperOf(recognised, asked.format)
  const { files, metrics } = await fonts(platform)
  const laid = layout(paper, metrics)
  const title = recognised.title || '未命名'
  return { bytes: asked.kind === 'pdf' ? paintPdf(laid, files, { title }) : paintOfd(laid, files, { title, paper }), name: `${title}.${asked.kind}`, type: types[asked.kind] }
}
