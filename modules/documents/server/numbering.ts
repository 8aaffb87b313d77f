import { sql } from 'kysely'
import { unitById } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import { dayInChinese, dayOf, type Day } from '#lib/instants'
import { isRefused, type Call, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../platform/module.ts'
import { mayKeepSendRoom, mayUndoIssue, organsWith, signingInRoles } from '../core/access.ts'
import type { DocumentId } from '../core/content.ts'
import { numberOf } from '../core/evolve.ts'
import { kinds, type DocKind } from '../core/kinds.ts'
import { countedSince, isRegistered, keptNumberFor, nextNumber, rulesFor, type NumberRule, type NumberRuleId } from '../core/numbers.ts'
import type { AllottedNumber } from '../core/types.ts'
import { actorAt, move, settle, type Acted } from './acting.ts'
import { decideOn, signatoryOf, visibilityOf, visibleLocked, type Lacking } from './ground.ts'
import { news } from './news.ts'
import { numberRules } from './number-rules.ts'
import { saveDocument } from './store.ts'
import { own } from './tables.ts'
import { viewerOf } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>

/** Allots the next number (编号登记) and hands the document on to proofreading. */
export const allotNumber = (platform: At, call: Call, input: { document: DocumentId; task: number; rule: NumberRuleId }): Promise<Acted & { number: string } | Lacking> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded } = seen
    const { state } = loaded
    if (state.at !== 'numbering') return refuse('wrong-stage', { stage: '编号' })
    const rule = (await numberRules(work.db, loaded.row.issuing_organ)).find((one) => one.id === input.rule)
    if (!rule || rule.retired || !rule.kinds.includes(state.content.kind)) return noRule(work, loaded.row.issuing_organ, state.content.kind)
    const { docDate, keptNumber } = state
    const since = countedSince(rule, docDate)
    if (!since) return refuse('order-before-terms', { date: dayInChinese(docDate) })
    const kept = keptNumberFor(keptNumber, nextNumber(rule, { docDate, last: 0 }))
    if (keptNumber && !kept) await voidRow(work, keptNumber, { document: input.document, reason: keptNumber.since ? '成文日期跨任期，另行编号' : '成文日期跨年，另行编号' })
    const number = kept ?? await take(work, rule, { docDate, since, document: input.document })
    const moved = await move(work, loaded, { type: 'approve', task: input.task })
    if (isRefused(moved)) return moved
    const decided = await decideOn(work, loaded, { command: { type: 'allot-number', number }, actor: await actorAt(work, moved, input.task) })
    if (isRefused(decided)) return decided
    const settled = await settle(work, { before: loaded, decided, moved })
    return isRefused(settled) ? settled : { ...settled, number: number.text }
  })

/** The next number of a counter; its row stays locked until the commit, so that numbers are neither skipped nor used twice. */
async function take(work: Work, rule: NumberRule, { docDate, since, document }: { docDate: Day; since: Day; document: DocumentId }): Promise<AllottedNumber> {
  const { rows: [counter] } = await sql<{ last: number }>`
    insert into documents_counters (organ, prefix, since, last) values (${rule.organ}, ${rule.prefix}, ${since}, 1)
    on conflict (organ, prefix, since) do update set last = documents_counters.last + 1 returning last`.execute(work.db)
  const number = nextNumber(rule, { docDate, last: counter!.last - 1 })
  await own(work.db).insertInto('documents_numbers').values({
    organ: rule.organ, prefix: rule.prefix, since, sequence: number.sequence, text: number.text, document, allotted_at: work.now, allotted_by: work.actor.person!, voided_at: null, void_reason: null,
  }).execute()
  return number
}

/** What the counter would give next to a document of that day, for show; another may take it first. Empty for an order outside the terms. */
export async function previewNumber(db: Db, rule: NumberRule, docDate: Day): Promise<string> {
  const since = countedSince(rule, docDate)
  if (!since) return ''
  const row = await own(db).selectFrom('documents_counters').select('last').where('organ', '=', rule.organ).where('prefix', '=', rule.prefix).where('since', '=', since).executeTakeFirst()
  return nextNumber(rule, { docDate, last: row?.last ?? 0 }).text
}

/** Voids the document and its number (作废): the number stays as a gap with its reason. */
export const voidNumber = (platform: At, call: Call, input: { document: DocumentId; reason: string }): Promise<Acted | Lacking> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.document)
    if (isRefused(seen)) return seen
    const { loaded, viewer } = seen
    if (!mayUndoIssue(viewer, await visibilityOf(work, loaded))) return refuse('not-yours')
    const number = numberOf(loaded.state)
    const decided = await decideOn(work, loaded, { command: { type: 'void', reason: input.reason }, actor: await signatoryOf(work, null) })
    if (isRefused(decided)) return decided
    const moved = await move(work, loaded, { type: 'terminate', reason: input.reason })
    if (isRefused(moved)) return moved
    await voidRow(work, number!, { document: input.document, reason: input.reason })
    saveDocument(work, decided)
    news(work, loaded, decided)
    return { id: input.document, at: decided.state.at, version: decided.row.version + decided.events.length }
  })

const voidRow = (work: Work, number: AllottedNumber, { document, reason }: { document: DocumentId; reason: string }) =>
  own(work.db).updateTable('documents_numbers').set({ voided_at: work.now, void_reason: reason }).where('document', '=', document).where('text', '=', number.text).where('voided_at', 'is', null).execute()

/** Writes how an organ numbers, under a prefix it is registered with. Prefix and format never change once numbers were allotted; kinds and mark may. */
export const setNumberRule = (platform: At, call: Call, input: Omit<NumberRule, 'id'> & { id: NumberRuleId | null }): Promise<{ id: NumberRuleId } | Refused> =>
  platform.runCommand(call, async (work) => {
    const viewer = await viewerOf(work.db, work.actor, dayOf(work.now))
    const { organ, prefix, kinds: served, format, issuerMark, retired } = input
    if (!mayKeepSendRoom(viewer, { handlingOrgan: organ, issuingOrgan: organ }) && !await isOfficeOf(work, organsWith(viewer, signingInRoles), organ)) return refuse('not-yours')
    const known = (await numberRules(work.db, organ)).find((rule) => rule.prefix === prefix)
    if (known && known.id !== input.id) return refuse('number-rule-taken', { prefix })
    const unit = await unitById(work.db, organ, dayOf(work.now))
    if (!isRegistered({ prefix, format: known?.format ?? format, retired }, unit?.issuer?.docPrefixes ?? [])) return refuse('prefix-not-registered', { organ: unit?.shortName ?? '', prefix })
    const terms = [...new Set(input.terms)].toSorted()
    const lost = known && await termWithNumbers(work.db, known, terms)
    if (lost) return refuse('term-has-numbers', { date: dayInChinese(lost) })
    const id = known?.id ?? work.newId<'number-rule'>()
    const values = { id, version: (known?.version ?? 0) + 1, organ, prefix, kinds: served, format: known?.format ?? format, terms, issuer_mark: issuerMark, retired }
    await own(work.db).insertInto('documents_number_rules').values(values).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute()
    work.record({ stream: `number-rule:${id}`, from: known?.version ?? 0, events: [{ type: 'number-rule-set' }], before: known ?? null, after: values })
    return { id }
  })

/** A term of an order rule that is no longer among those given though numbers were allotted in it; null where none is. */
async function termWithNumbers(db: Db, { organ, prefix, format, terms: known }: NumberRule, terms: readonly Day[]): Promise<Day | null> {
  const gone = format === 'order' ? known.filter((term) => !terms.includes(term)) : []
  if (!gone.length) return null
  const used = await own(db).selectFrom('documents_counters').select('since').where('organ', '=', organ).where('prefix', '=', prefix).where('since', 'in', gone).executeTakeFirst()
  return used?.since ?? null
}

// The office of a committee or government keeps the numbers of the one above it too.
const isOfficeOf = async (work: Work, organs: readonly UnitId[], organ: UnitId): Promise<boolean> => {
  const units = await Promise.all(organs.map((unit) => unitById(work.db, unit, dayOf(work.now))))
  return units.some((unit) => unit !== null && unit.parent === organ && (unit.kind === 'committeeOffice' || unit.kind === 'governmentOffice'))
}

const noRule = async (work: Work, organ: UnitId | null, kind: DocKind): Promise<Refused> =>
  refuse('no-number-rule', { organ: organ ? (await unitById(work.db, organ, dayOf(work.now)))?.shortName ?? '' : '', kind: kinds[kind].name })

/** Rules a document may be numbered by, with what each would give next. */
export async function numberChoices(db: Db, { organ, kind, docDate }: { organ: UnitId; kind: DocKind; docDate: Day }) {
  const rules = rulesFor(await numberRules(db, organ), organ, kind)
  return Promise.all(rules.map(async (rule) => ({ rule: rule.id, prefix: rule.prefix, next: await previewNumber(db, rule, docDate) })))
}
