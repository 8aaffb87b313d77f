import { layout, metricsOf, paintOfd, paintPdf, paintSvg, type OfficialPaper } from '#engines/typesetting'
import { unitTree } from '#modules/organisation'
import { isRefused } from '#platform/act'
import { fontsInForce } from '#platform/fonts'
import { dayInChinese, dayOf } from '#lib/instants'
import type { Platform } from '../../../../platform/module.ts'
import { mastheadOf } from '../../core/outputs/compose.ts'
import type { Output, OutputId } from '../../core/outputs/outputs.ts'
import type { Looking } from '../viewer.ts'
import type { No } from './acting.ts'
import { outputView } from './outputs.ts'

/** The pages of a paper as they would be printed. */
export async function outputPages(platform: Pick<Platform, 'settings'>, looking: Looking, id: OutputId): Promise<{ readonly pages: readonly string[] } | No> {
  const view = await outputView(looking, id)
  if (isRefused(view)) return view
  const metrics = metricsOf(await fontsInForce(platform.settings))
  return { pages: paintSvg(layout(await paperOf(looking, view.output), metrics)) }
}

/** A paper as PDF or OFD. */
export async function outputFile(platform: Pick<Platform, 'settings'>, looking: Looking, { id, kind }: { id: OutputId; kind: 'pdf' | 'ofd' }): Promise<{ readonly name: string; readonly bytes: Uint8Array } | No> {
  const view = await outputView(looking, id)
  if (isRefused(view)) return view
  const [files, paper] = [await fontsInForce(platform.settings), await paperOf(looking, view.output)]
  const laid = layout(paper, metricsOf(files))
  const options = { title: paper.title, paper }
  return { name: `${paper.title}.${kind}`, bytes: kind === 'pdf' ? paintPdf(laid, files, options) : paintOfd(laid, files, { ...options, createdOn: dayOf(view.output.cutOff) }) }
}

async function paperOf({ db, now }: Looking, output: Output): Promise<OfficialPaper> {
  const office = (await unitTree(db, dayOf(now))).units.get(output.organ)?.name ?? ''
  return { format: 'document', issuerMark: mastheadOf(office, output.kind), title: output.title, body: output.body, attachments: [], signatories: [{ organ: office }], docDate: dayInChinese(dayOf('frozen' in output ? output.frozen.at : output.cutOff)) }
}
