import { sql } from 'kysely'
import { newsType, type Call, type Db, type Work, isRefused } from '#platform/act'
import { canonicalJson, sm3 } from '#platform/crypto'
import type { Body } from '#engines/typesetting'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import type { Platform } from '../../../../platform/module.ts'
import { reachOf, type Viewer } from '../../core/access.ts'
import { officeStandingOf, seesOutputs } from '../../core/outputs/access.ts'
import { bodyOf, titleOf } from '../../core/outputs/compose.ts'
import { decideOutput, evolveOutput, frozenPart, outputKindWords, type Became, type Output, type OutputCommand, type OutputEvent, type OutputId, type OutputKind } from '../../core/outputs/outputs.ts'
import { firstDayOf, type Period } from '../../core/outputs/periods.ts'
import type { OutputLine, OutputView } from '../../core/outputs/views.ts'
import type { Page } from '../../core/views.ts'
import { json, own } from '../tables.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { decidedFor, officeActor, type No } from './acting.ts'
import { snapshotOf } from './snapshot.ts'

/** A frozen paper goes to 办文: its words, for a draft in the name of whoever sent it. */
export const outputSent = newsType<{ readonly output: OutputId; readonly person: PersonId; readonly kind: 'report' | 'circular'; readonly title: string; readonly body: Body }>('supervision.outputSent')

type At = Pick<Platform, 'runCommand'>
export interface Kept { readonly id: OutputId; readonly at: Output['at']; readonly version: number }

/** Makes a paper from the figures of now. */
export const makeOutput = (platform: At, call: Call, { kind, period }: { kind: OutputKind; period: Period }): Promise<Kept | Refused> => platform.runCommand(call, async (work) => {
  const office = await officeActor(work, await viewerOf(work))
  if (!office) return refuse('not-for-supervision-office')
  if (firstDayOf(period.from) > dayOf(work.now)) return refuse('period-not-begun')
  const { organ, actor: madeBy } = office
  const body = bodyOf(kind, await snapshotOf(work.db, { organ, period, cutOff: work.now }))
  return keepNew(work, { at: 'draft', id: work.newId<'supervision-output'>(), kind, organ, period, cutOff: work.now, title: titleOf(kind, period), body, madeBy, madeAt: work.now, assessment: null })
})

/** Writes a new paper. */
export async function keepNew(work: Work, output: Extract<Output, { at: 'draft' }>): Promise<Kept> {
  const event: OutputEvent = { type: 'output-made', output }
  await own(work.db).insertInto('supervision_outputs').values({ id: output.id, version: 1, state: json(output) as never, at: output.at, kind: output.kind, organ: output.organ, title: output.title, made_at: output.madeAt, document: null }).execute()
  work.record({ stream: `supervision-output:${output.id}`, from: 0, events: [event], before: null, after: auditOf(output) })
  return { id: output.id, at: output.at, version: 1 }
}

/** What a person asks; the server draws the figures and takes the hash. */
export type OutputAct = { readonly type: 'refresh' } | { readonly type: 'freeze' } | { readonly type: 'send' } | { readonly type: 'edit'; readonly from: number; readonly title: string; readonly body: Body }

export const actOnOutput = (platform: At, call: Call, input: { output: OutputId; act: OutputAct }): Promise<Kept | Refused> => platform.runCommand(call, async (work) => {
  const viewer = await viewerOf(work)
  const row = await own(work.db).selectFrom('supervision_outputs').select(['version', 'state']).where('id', '=', input.output).forUpdate().executeTakeFirst()
  if (!row || !seesOutputs(viewer, row.state.organ)) return refuse('not-found')
  if (input.act.type === 'edit' && input.act.from !== row.version) return refuse('changed-meanwhile')
  const command = await commandOf(work, row.state, input.act)
  const events = await decidedFor(work, { viewer, organ: row.state.organ }, ({ actor, standing }) => decideOutput(row.state, command, { supervises: standing.supervises, actor, now: work.now }))
  if (isRefused(events)) return events
  const kept = await keep(work, { before: row.state, version: row.version, events })
  if (command.type === 'send') work.tell(outputSent, { output: input.output, person: work.actor.person!, kind: row.state.kind === 'circular' ? 'circular' : 'report', title: row.state.title, body: row.state.body })
  return kept
})

async function commandOf(work: Work, state: Output, act: OutputAct): Promise<OutputCommand> {
  switch (act.type) {
    case 'edit': case 'send': return act
    case 'freeze': return { type: 'freeze', hash: hashOf(state) }
    case 'refresh': return { type: 'refresh', cutOff: work.now, body: bodyOf(state.kind, await snapshotOf(work.db, { organ: state.organ, period: state.period, cutOff: work.now })) }
  }
}

const hashOf = (state: Output): string => sm3(canonicalJson(frozenPart(state)))

async function keep(work: Work, { before, version, events }: { before: Output; version: number; events: readonly OutputEvent[] }): Promise<Kept> {
  const after = events.reduce(evolveOutput, before)
  const kept = { id: after.id, at: after.at, version: version + events.length }
  const document = after.at === 'sent' && after.document ? after.document.id : null
  await own(work.db).updateTable('supervision_outputs').set({ version: kept.version, state: json(after) as never, at: after.at, title: after.title, document }).where('id', '=', after.id).execute()
  work.record({ stream: `supervision-output:${after.id}`, from: version, events, before: auditOf(before), after: auditOf(after) })
  return kept
}

// The audit shows which paper it was and where it stood, never its words.
const auditOf = (state: Output) => ({ at: state.at, kind: state.kind, hash: 'frozen' in state ? state.frozen.hash : null })

/** Heard from 办文: the draft that a paper became. Said once; again it is what is known already. */
export async function noteBecame(work: Work, { output, document }: { output: OutputId; document: Became }): Promise<void> {
  const row = await own(work.db).selectFrom('supervision_outputs').select(['version', 'state']).where('id', '=', output).forUpdate().executeTakeFirst()
  if (row?.state.at !== 'sent' || row.state.document) return
  await keep(work, { before: row.state, version: row.version, events: [{ type: 'output-became', document }] })
}

/** Papers of the organs whose figures the viewer sees, the latest first. */
export async function listOutputs(looking: Looking, { kind, after, limit }: { kind?: OutputKind | undefined; after: string | null; limit: number }): Promise<Page<OutputLine>> {
  const { whole, overseen } = reachOf(await viewerOf(looking))
  const [, at, last] = /^([\dTZ:.-]{20,30})_([\w-]{1,64})$/.exec(after ?? '') ?? []
  const { rows } = await sql<{ id: OutputId; state: Output }>`
    select o.id, o.state from unnest(${[...whole, ...overseen]}::text[]) u (organ) cross join lateral (
      select s.id, s.state, s.made_at from supervision_outputs s where s.organ = u.organ and ${kind ? sql`s.kind = ${kind}` : sql`true`} and ${at ? sql`(s.made_at, s.id) < (${at}::timestamptz, ${last})` : sql`true`}
      order by s.made_at desc, s.id desc limit ${limit + 1}) o order by o.made_at desc, o.id desc limit ${limit + 1}`.execute(looking.db)
  const lines = rows.slice(0, limit).map(({ state: { id, kind, at, title, period, cutOff, madeAt, madeBy } }): OutputLine => ({ id, kind, at, title, period, cutOff, madeAt, madeByName: madeBy.name }))
  return { lines, next: rows.length > limit ? `${lines.at(-1)!.madeAt}_${lines.at(-1)!.id}` : null }
}

const outputOf = async (db: Db, viewer: Viewer, id: OutputId) => {
  const row = await own(db).selectFrom('supervision_outputs').select(['version', 'state']).where('id', '=', id).executeTakeFirst()
  return row && seesOutputs(viewer, row.state.organ) ? row : null
}

/** The page of a paper; `not-found` for whoever may not know of it. */
export async function outputView(looking: Looking, id: OutputId): Promise<OutputView | No> {
  const viewer = await viewerOf(looking)
  const row = await outputOf(looking.db, viewer, id)
  if (!row) return refuse('not-found')
  const { state, version } = row
  const supervises = viewer.identities.some((identity) => officeStandingOf(viewer, identity, state.organ).supervises)
  const may = !supervises ? [] : state.at === 'draft' ? ['edit', ...(state.assessment ? [] : ['refresh' as const]), 'freeze'] as const : state.at === 'frozen' ? ['send'] as const : []
  return { version, output: state, isUnchanged: 'frozen' in state ? state.frozen.hash === hashOf(state) : null, may }
}

/** What a document was made from, for those who see such papers. */
export async function outputsBecome(looking: Looking, subject: string): Promise<readonly { readonly relation: string; readonly title: string; readonly at: Instant; readonly href: string }[]> {
  const viewer = await viewerOf(looking)
  const rows = await own(looking.db).selectFrom('supervision_outputs').select('state').where('document', '=', subject).execute()
  return rows.filter(({ state }) => seesOutputs(viewer, state.organ)).map(({ state }) => ({ relation: '来源', title: `${outputKindWords[state.kind]}：${state.title}`, at: state.madeAt, href: `/supervision/outputs/${state.id}` }))
}

