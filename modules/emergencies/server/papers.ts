import { layout, metricsOf, paintPdf } from '#engines/typesetting'
import { refuse, type Refused } from '#lib/decision'
import { fontsInForce } from '#platform/fonts'
import type { Platform } from '../../../platform/module.ts'
import { sightOf } from '../core/access.ts'
import { reportPaper, type PrintedReport } from '../core/papers.ts'
import type { EmergencyId, Present } from '../core/types.ts'
import { reportName } from '../core/words.ts'
import { emergencyOf } from './store.ts'
import { viewerOf, type Looking } from './viewer.ts'

export interface PaperFile { readonly name: string; readonly bytes: Uint8Array }
type Fonts = Pick<Platform, 'settings'>

/** A report as PDF, by its number; that being written is the one after those sent. For those who see all of it. */
export async function reportFile(platform: Fonts, looking: Looking, { emergency, report }: { readonly emergency: EmergencyId; readonly report: number }): Promise<PaperFile | Refused<'not-found'>> {
  const [stored, viewer] = [await emergencyOf(looking.db, emergency), await viewerOf(looking)]
  const printed = stored && sightOf(viewer, stored.state) === 'whole' ? printedOf(stored.state, report) : null
  if (!stored || !printed) return refuse('not-found')
  const files = await fontsInForce(platform.settings)
  const name = `${stored.state.number} ${reportName(printed.words, printed.ordinal)}`
  return { name: `${name}.pdf`, bytes: paintPdf(layout(reportPaper(stored.state, printed), metricsOf(files)), files, { title: name }) }
}

function printedOf({ reports, draft }: Present, report: number): PrintedReport | null {
  const sent = reports[report - 1]
  if (sent) return { ...sent, on: sent.sentAt }
  return draft && report === reports.length + 1 ? { ...draft, approval: draft.step === 'approved' ? draft.approval : null, to: null, on: draft.at } : null
}
