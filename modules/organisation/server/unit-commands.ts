import { refuse, type Refused } from '#lib/decision'
import type { PostId, UnitId } from '#lib/ids'
import { isRefused, type Call, type RunCommand, type Work } from '#platform/act'
import type { Span } from '../core/dated.ts'
import { decideUnit } from '../core/decide-unit.ts'
import { evolveUnit, fold } from '../core/evolve.ts'
import type { Unit, UnitCommand } from '../core/types.ts'
import { changing, recordAll } from './record.ts'
import { loadUnits, saveUnits } from './store.ts'
import { inOrganisation } from './tables.ts'

/** What a command needs of the platform. */
export interface At { readonly runCommand: RunCommand }

/** The id and new version of what a command made or changed. */
export interface Made { readonly id: string; readonly version: number }

/** Sets up a unit; its id is made here. */
export const establishUnit = (at: At, call: Call, command: Omit<Extract<UnitCommand, { type: 'establish-unit' }>, 'id' | 'type'>): Promise<Made | Refused> =>
  changing(at, call, async (work) => actOnUnit(work, null, { type: 'establish-unit', id: work.newId<'unit'>(), ...command }))

type Changing = Exclude<UnitCommand, { type: 'establish-unit' }>

/** Changes a unit that the caller saw at `version`. */
export const changeUnit = (at: At, call: Call, { unit, version, command }: { unit: UnitId; version: number; command: Changing }): Promise<Made | Refused> =>
  changing(at, call, async (work) => actOnUnit(work, { unit, version }, command))

/** Adds a post; its id is made here. */
export const addPost = (at: At, call: Call, { unit, version, post }: { unit: UnitId; version: number; post: Omit<Extract<UnitCommand, { type: 'add-post' }>['post'], 'id'> }): Promise<Made | Refused> =>
  changing(at, call, async (work) => actOnUnit(work, { unit, version }, { type: 'add-post', post: { id: work.newId<'post'>(), ...post } }))

async function actOnUnit(work: Work, seen: { unit: UnitId; version: number } | null, command: UnitCommand): Promise<Made | Refused> {
  const units = await loadUnits(work.db)
  const state = units.find((unit) => unit.id === seen?.unit) ?? null
  if (seen && state && state.version !== seen.version) return refuse('changed-meanwhile')
  const answer = decideUnit(state, command, { units, held: state ? await heldIn(work, state.id) : [] })
  if (answer.kind === 'refused') return answer
  const after = fold(evolveUnit, state, answer.events)!
  await saveUnits(work.db, [after])
  await recordAll(work, [{ stream: `unit:${after.id}`, from: state?.version ?? 0, events: answer.events, before: state, after }])
  return { id: after.id, version: after.version }
}

async function heldIn(work: Work, unit: UnitId): Promise<readonly (Span & { post: PostId })[]> {
  const rows = await inOrganisation(work.db).selectFrom('organisation_appointments').select(['post', 'from_on', 'until_on']).where('unit', '=', unit).execute()
  return rows.map((row) => ({ post: row.post, fromOn: row.from_on, untilOn: row.until_on }))
}

/** Puts the leaders' posts in this order. All ranked posts in use must be named, each once. */
export const setProtocolOrder = (at: At, call: Call, posts: readonly PostId[]): Promise<{ posts: number } | Refused> =>
  changing(at, call, async (work) => {
    const units = await loadUnits(work.db)
    const ranked = units.flatMap((unit) => unit.posts).filter((post) => post.rank !== null && post.untilOn === null)
    if (new Set(posts).size !== posts.length || posts.length !== ranked.length || ranked.some((post) => !posts.includes(post.id))) {
      return refuse('order-incomplete', { count: ranked.length })
    }
    const changed = await Promise.all(units.filter((unit) => unit.posts.some((post) => posts.includes(post.id)))
      .map((unit) => reranked({ unit, units, posts }, work)))
    const refused = changed.find((one) => isRefused(one))
    if (refused) return refused
    const moved = changed.filter((one): one is Reranked => !isRefused(one) && one.events.length > 0)
    await saveUnits(work.db, moved.map((one) => one.after))
    await recordAll(work, moved.map(({ unit, after, events }) => ({ stream: `unit:${unit.id}`, from: unit.version, events, before: unit, after })))
    return { posts: posts.length }
  })

interface Reranked { readonly unit: Unit; readonly after: Unit; readonly events: readonly Parameters<typeof evolveUnit>[1][] }

async function reranked(of: { unit: Unit; units: readonly Unit[]; posts: readonly PostId[] }, work: Work): Promise<Reranked | Refused> {
  const held = await heldIn(work, of.unit.id)
  let at: Reranked = { unit: of.unit, after: of.unit, events: [] }
  for (const post of of.unit.posts) {
    const rank = of.posts.indexOf(post.id) + 1
    if (rank === 0 || rank === post.rank) continue
    const { roles, seats, oversees } = post
    const answer = decideUnit(at.after, { type: 'change-post', post: post.id, roles, seats, oversees, rank }, { units: of.units, held })
    if (answer.kind === 'refused') return answer
    at = { ...at, after: fold(evolveUnit, at.after, answer.events)!, events: [...at.events, ...answer.events] }
  }
  return at
}
