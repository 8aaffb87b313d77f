import { sql, type RawBuilder } from 'kysely'
import { newsType, type Call, isRefused } from '#platform/act'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import type { Platform } from '../../../../platform/module.ts'
import { reachOf, type Viewer } from '../../core/access.ts'
import { maySeeSuggestion, officeStandingOf } from '../../core/outputs/access.ts'
import { decideSuggestion, evolveSuggestion, fates, fateWords, type Fate, type ProblemKind, type Suggestion, type SuggestionCommand, type SuggestionId } from '../../core/outputs/suggestions.ts'
import type { SuggestionView } from '../../core/outputs/views.ts'
import { sources, type Source } from '../../core/sources.ts'
import type { Page } from '../../core/views.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { decidedFor, type No } from './acting.ts'
import { lockSuggestion, saveSuggestion, suggestionOf } from './suggestion-store.ts'
import type { SuggestionRow } from './tables.ts'

/** What became of a suggestion, told to whoever made it. */
export const suggestionDecided = newsType<{ readonly suggestion: SuggestionId; readonly people: readonly PersonId[]; readonly words: string; readonly event: string }>('supervision.suggestionDecided')

export interface SuggestionFilter { readonly fate?: Fate | undefined; readonly kind?: ProblemKind | undefined; readonly unit?: UnitId | undefined; readonly source?: Source | undefined }
type Found = SuggestionRow & { readonly item_title: string; readonly item_number: string | null }

/** 问题与建议, the latest first. */
export async function listSuggestions(looking: Looking, { filter, after, limit }: { filter: SuggestionFilter; after: string | null; limit: number }): Promise<Page<SuggestionView>> {
  const viewer = await viewerOf(looking)
  const { rows } = await sql<Found>`
    select distinct on (s.raised_at, s.id) s.*, i.title as item_title, i.number as item_number from (${sql.join(stretches(viewer, { filter, after, limit: limit + 1 }), sql` union all `)}) s
      join supervision_items i on i.id = s.item order by s.raised_at desc, s.id desc limit ${limit + 1}`.execute(looking.db)
  const lines = rows.slice(0, limit).map((row) => viewOf(viewer, row))
  const last = lines.at(-1)
  return { lines, next: rows.length > limit && last ? `${last.raisedAt}_${last.id}` : null }
}

/** All of them, for a file; refused when there are more than a file should have. */
export async function wholeSuggestions(looking: Looking, { filter, limit }: { filter: SuggestionFilter; limit: number }): Promise<readonly SuggestionView[] | Refused<'supervision-export-too-large'>> {
  const page = await listSuggestions(looking, { filter, after: null, limit })
  return page.next === null ? page.lines : refuse('supervision-export-too-large', { limit })
}

/** Under each organ, source and fate, or each unit and fate, the index is read in the order of the list and no further than the page. */
function stretches(viewer: Viewer, { filter, after, limit }: { filter: SuggestionFilter; after: string | null; limit: number }): readonly RawBuilder<unknown>[] {
  const { whole, overseen, units } = reachOf(viewer)
  const asked = sources.filter((source) => !filter.source || source === filter.source)
  const [, at, last] = /^([\dTZ:.-]{20,30})_([\w-]{1,64})$/.exec(after ?? '') ?? []
  const wanted = sql.join([...(filter.kind ? [sql`s.kind = ${filter.kind}`] : []), ...(at ? [sql`(s.raised_at, s.id) < (${at}::timestamptz, ${last})`] : []), sql`true`], sql` and `)
  const fate = filter.fate ? [filter.fate] : fates
  const order = sql`order by s.raised_at desc, s.id desc limit ${limit}`
  const seen = sql`(s.organ = any(${whole}::text[]) or (s.organ = any(${overseen}::text[]) and s.source <> 'leaderInstruction') or s.unit = any(${units}::text[]))`
  const ofUnits = (some: readonly UnitId[]) => sql`(select p.* from unnest(${some}::text[]) u (unit) cross join unnest(${fate}::text[]) f (fate) cross join lateral (
    select s.* from supervision_suggestions s where s.unit = u.unit and s.fate = f.fate and s.source = any(${asked}::text[]) and ${seen} and ${wanted} ${order}) p)`
  if (filter.unit) return [ofUnits([filter.unit])]
  const pairs = [...whole.flatMap((organ) => asked.map((source) => ({ organ, source }))), ...overseen.flatMap((organ) => asked.filter((source) => source !== 'leaderInstruction').map((source) => ({ organ, source })))]
  return [ofUnits(units), sql`(select p.* from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as o (organ text, source text) cross join unnest(${fate}::text[]) f (fate) cross join lateral (
    select s.* from supervision_suggestions s where s.organ = o.organ and s.source = o.source and s.fate = f.fate and ${wanted} ${order}) p)`]
}

/** One suggestion; `not-found` for whoever may not know of it. */
export async function suggestionView(looking: Looking, id: SuggestionId): Promise<SuggestionView | No> {
  const viewer = await viewerOf(looking)
  const { rows: [row] } = await sql<Found>`select s.*, i.title as item_title, i.number as item_number from supervision_suggestions s join supervision_items i on i.id = s.item where s.id = ${id}`.execute(looking.db)
  return row && maySeeSuggestion(viewer, row) ? viewOf(viewer, row) : refuse('not-found')
}

const viewOf = (viewer: Viewer, row: Found): SuggestionView => {
  const suggestion = suggestionOf(row)
  return { ...suggestion, itemTitle: row.item_title, itemNumber: row.item_number, version: row.version, may: mayDo(viewer, suggestion) }
}

const SAMPLES: readonly SuggestionCommand[] = [
  { type: 'sort', kind: 'other' }, { type: 'study', words: '' }, { type: 'adopt', words: '', change: null }, { type: 'reject', words: '理由' }, { type: 'link', change: { kind: 'decision', title: '决定', number: null, link: null } },
]

/** The decider itself is asked, so that a button is there exactly when its act would hold. */
const mayDo = (viewer: Viewer, suggestion: Suggestion): SuggestionView['may'] => SAMPLES.filter((command) => viewer.identities.some((identity) => decideSuggestion(suggestion, command, {
  standing: officeStandingOf(viewer, identity, suggestion.organ), now: suggestion.raisedAt, actor: { person: identity.person, name: '', unit: null, unitName: '', onBehalfOf: null },
}).kind === 'accepted')).map(({ type }) => type)

export const actOnSuggestion = (platform: Pick<Platform, 'runCommand'>, call: Call, { suggestion, act }: { suggestion: SuggestionId; act: SuggestionCommand }): Promise<{ id: SuggestionId; fate: Fate; version: number } | Refused> =>
  platform.runCommand(call, async (work) => {
    const [row, viewer] = [await lockSuggestion(work.db, suggestion), await viewerOf(work)]
    if (!row || !maySeeSuggestion(viewer, row)) return refuse('not-found')
    const before = suggestionOf(row)
    const events = await decidedFor(work, { viewer, organ: row.organ }, ({ actor, standing }) => decideSuggestion(before, act, { standing, actor, now: work.now }))
    if (isRefused(events)) return events
    const after = events.reduce(evolveSuggestion, before)
    await saveSuggestion(work, { before, version: row.version, after, events })
    const version = row.version + events.length
    if (after.fate !== before.fate) work.tell(suggestionDecided, { suggestion, people: [before.raisedBy.person], words: fateWords[after.fate], event: `supervision-suggestion:${suggestion}:${version}` })
    return { id: suggestion, fate: after.fate, version }
  })
