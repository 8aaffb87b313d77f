import { layout, metricsOf, paintPdf, type Paper } from '#engines/typesetting'
import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { peopleOfUnit, unitTree } from '#modules/organisation'
import { fontsInForce } from '#platform/fonts'
import type { Platform } from '../../../platform/module.ts'
import { maySee, visibleOf } from '../core/access.ts'
import { noticePaper, resultPaper, urgePaper, type Sender } from '../core/papers.ts'
import type { ItemId } from '../core/types.ts'
import { threadOf } from './items.ts'
import { settingsOf } from './settings.ts'
import { itemOf, type Present } from './store.ts'
import { viewerOf, type Looking } from './viewer.ts'

export interface PaperAsked { readonly item: ItemId; readonly assignment: number; readonly urge: number | null }
export interface PaperFile { readonly name: string; readonly bytes: Uint8Array }

/** A paper of an item as PDF: the notice of a part, or one of its numbered urges. Those who see the item may print it. */
export async function paperFile(platform: Pick<Platform, 'settings'>, looking: Looking, asked: PaperAsked): Promise<PaperFile | Refused<'not-found'>> {
  const { db } = looking
  const stored = await itemOf(db, asked.item)
  if (!stored || !maySee(await viewerOf(looking), visibleOf(stored.state))) return refuse('not-found')
  const { state: item } = stored
  const one = 'assignments' in item ? item.assignments.find(({ number, at }) => number === asked.assignment && at !== 'planned') : undefined
  if (!one || !('number' in item)) return refuse('not-found')
  const sender = await senderOf(looking, item)
  if (asked.urge === null) return painted(platform, noticePaper({ item, one, sender }), `督办通知 ${item.number}-${one.number}`)
  const urge = one.urges.find(({ number, level }) => number === asked.urge && level !== 'reminder')
  if (!urge) return refuse('not-found')
  return painted(platform, urgePaper({ item, one, sender, urge, progress: await lastReportBefore(looking, asked, urge.at) }), `${urge.level === 'slip' ? '催办单' : '督办函'} ${urge.serial}`)
}

/** The report on an instruction as PDF, once 办结 was proposed; for those who see the item. */
export async function resultFile(platform: Pick<Platform, 'settings'>, looking: Looking, id: ItemId): Promise<PaperFile | Refused<'not-found'>> {
  const stored = await itemOf(looking.db, id)
  if (!stored || !maySee(await viewerOf(looking), visibleOf(stored.state))) return refuse('not-found')
  const { state: item } = stored
  const outcome = 'closing' in item ? item.closing : 'proposal' in item ? item.proposal : null
  const { instruction } = item.matter
  if (!instruction || !outcome || !('number' in item)) return refuse('not-found')
  const reports = new Map((await threadOf(looking.db, id)).flatMap(({ event }) => (event.type === 'submitted' ? [[event.assignment, event.report.text] as const] : [])))
  return painted(platform, resultPaper({ item, instruction, outcome, sender: await senderOf(looking, item), reports }), `关于落实${instruction.leaderName}同志批示情况的报告`)
}

/** Words the unit had said when it was urged; a paper printed later says the same. */
async function lastReportBefore({ db }: Looking, { item, assignment }: PaperAsked, at: string): Promise<string> {
  const last = (await threadOf(db, item)).findLast(({ event, at: when }) => when < at && (event.type === 'reported' || event.type === 'submitted') && event.assignment === assignment)
  return last && 'report' in last.event ? last.event.report.text : ''
}

async function senderOf({ db, now }: Looking, item: Present): Promise<Sender> {
  const [tree, people] = [await unitTree(db, dayOf(now)), await peopleOfUnit(db, { unit: item.office, day: dayOf(now) })]
  return { office: tree.units.get(item.organ)?.name ?? '', contact: (people.find(({ id }) => id === item.proposer.person) ?? people[0])?.name ?? item.proposer.name, phone: (await settingsOf(db)).phone }
}

async function painted(platform: Pick<Platform, 'settings'>, paper: Paper, name: string): Promise<PaperFile> {
  const files = await fontsInForce(platform.settings)
  return { name: `${name}.pdf`, bytes: paintPdf(layout(paper, metricsOf(files)), files, { title: name }) }
}
