import type { FontFiles, OfficialPaper } from '#engines/typesetting'
import { openPress, packed } from '../../app/press.ts'

/** Our engine as the command line uses it: one paper, and the process ends. */
export async function ownOnce(fonts: FontFiles, paper: OfficialPaper): Promise<Uint8Array> {
  const { layout, metricsOf, paintOnePdf } = await openPress()
  return paintOnePdf(layout(paper, metricsOf(fonts)), fonts, { title: paper.title, paper, deflate: packed })
}
