import { layout, metricsOf, paintPdf } from '#engines/typesetting'
import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { unitTree } from '#modules/organisation'
import { fontsInForce } from '#platform/fonts'
import type { Platform } from '../../../platform/module.ts'
import { reachOf, sightOf } from '../core/access.ts'
import { ownPart } from '../core/own-part.ts'
import { noticePaper, reportPaper, type Sender } from '../core/papers.ts'
import type { InspectionId, Present } from '../core/types.ts'
import { phoneOf } from './settings.ts'
import { inspectionOf } from './store.ts'
import { viewerOf, type Looking } from './viewer.ts'

export interface PaperFile { readonly name: string; readonly bytes: Uint8Array }
type Fonts = Pick<Platform, 'settings'>

/** 督查通知 of one unit as PDF; a unit prints its own and no other. */
export async function noticeFile(platform: Fonts, looking: Looking, asked: { readonly inspection: InspectionId; readonly notice: number }): Promise<PaperFile | Refused<'not-found'>> {
  const seen = await seenBy(looking, asked.inspection)
  const notice = seen && 'notices' in seen.shown ? seen.shown.notices.find(({ number }) => number === asked.notice) : undefined
  if (!seen || !notice || !('notices' in seen.whole)) return refuse('not-found')
  return painted(platform, noticePaper(seen.whole, notice, await senderOf(looking, seen.whole)), `督查通知 ${seen.whole.number}-${notice.number}`)
}

/** 督查报告 as PDF, for those who see all of it. */
export async function reportFile(platform: Fonts, looking: Looking, id: InspectionId): Promise<PaperFile | Refused<'not-found'>> {
  const seen = await seenBy(looking, id)
  if (!seen || seen.shown !== seen.whole || !('report' in seen.whole)) return refuse('not-found')
  return painted(platform, reportPaper(seen.whole, await senderOf(looking, seen.whole)), `督查报告 ${seen.whole.number}`)
}

async function seenBy(looking: Looking, id: InspectionId): Promise<{ readonly whole: Present; readonly shown: Present } | null> {
  const [stored, viewer] = [await inspectionOf(looking.db, id), await viewerOf(looking)]
  const sight = stored ? sightOf(viewer, stored.state) : 'none'
  return !stored || sight === 'none' ? null : { whole: stored.state, shown: sight === 'whole' ? stored.state : ownPart(stored.state, reachOf(viewer).units) }
}

async function senderOf({ db, now }: Looking, { organs, planner }: Present): Promise<Sender> {
  const { units } = await unitTree(db, dayOf(now))
  return { organ: units.get(organs[0]!)?.name ?? '', contact: planner.name, phone: await phoneOf(db) }
}

async function painted(platform: Fonts, paper: Parameters<typeof layout>[0], name: string): Promise<PaperFile> {
  const files = await fontsInForce(platform.settings)
  return { name: `${name}.pdf`, bytes: paintPdf(layout(paper, metricsOf(files)), files, { title: name }) }
}
