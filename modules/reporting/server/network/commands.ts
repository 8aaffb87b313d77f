import { peopleByIds, signatoryOf, unitTree } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import type { NamedPerson, Signatory } from '#lib/signatory'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import { keepsNetwork, maySeePoint, speaksFor } from '../../core/network/access.ts'
import { decidePoint, evolvePoint } from '../../core/network/decide.ts'
import type { NetworkRefusal } from '../../core/network/refusals.ts'
import type { PointId, PointLevel } from '../../core/network/three.ts'
import type { Point, PointCommand, PointState, Seat } from '../../core/network/types.ts'
import { lockPoint, savePoint, standingPoints } from './store.ts'
import { networkViewerOf } from './viewer.ts'

type No = Refused<NetworkRefusal | 'not-found'>
export interface PointDone { readonly id: PointId; readonly version: number }
/** A point as somebody asks for it: a village by name and the township's point, every other by its unit. */
export interface PointAsked { readonly level: PointLevel; readonly unit: UnitId; readonly name: string; readonly parent: PointId | null; readonly on: Day }
/** Acts on a point that stands. Names of people are the organisation's own. */
export type PointAct = Exclude<PointCommand, { type: 'register' | 'appoint' }> | ({ readonly type: 'appoint'; readonly person: PersonId; readonly phone: string; readonly on: Day } & Seat)

export const registerPoint = (platform: Pick<Platform, 'runCommand'>, call: Call, asked: PointAsked): Promise<PointDone | Refused> => platform.runCommand(call, (work) => registerIn(work, asked))

/** The same within another's command: how an import sets points up. */
export async function registerIn(work: Work, asked: PointAsked): Promise<PointDone | No> {
  const points = await standingPoints(work.db, work.now)
  const isVillage = asked.level === 'village'
  const parent = isVillage ? points.find(({ id, level }) => id === asked.parent && level === 'township') : null
  if (isVillage && !parent) return refuse('point-parent-unfit')
  const unit = parent?.unit ?? asked.unit
  const called = (await unitTree(work.db, dayOf(work.now))).units.get(unit)
  if (!called) return refuse('not-found')
  const name = isVillage ? asked.name.trim() : called.shortName
  if (points.some((one) => one.unit === unit && (isVillage ? one.level === 'village' && one.name === name : one.level !== 'village'))) return refuse('point-exists', { point: name })
  return carryOut(work, { before: { at: 'absent' }, version: 0 }, { type: 'register', id: work.newId<'point'>(), level: asked.level, unit, name, parent: parent?.id ?? null, on: asked.on })
}

export const actOnPoint = (platform: Pick<Platform, 'runCommand'>, call: Call, input: { point: PointId; act: PointAct }): Promise<PointDone | Refused> => platform.runCommand(call, (work) => actIn(work, input))

export async function actIn(work: Work, { point, act }: { point: PointId; act: PointAct }): Promise<PointDone | No> {
  const stored = await lockPoint(work.db, point)
  if (!stored || !maySeePoint(await networkViewerOf(work), visibleOf(stored.state))) return refuse('not-found')
  const command: PointCommand = act.type === 'appoint' ? { ...act, phone: act.phone.trim(), name: (await peopleByIds(work.db, [act.person], dayOf(work.now))).get(act.person)?.name ?? '' } : act
  return carryOut(work, { before: stored.state, version: stored.version }, command)
}

/** What `maySeePoint` asks of a point. */
export const visibleOf = ({ unit, holdings }: Point) => ({ unit, people: holdings.map(({ person }) => person) })

async function carryOut(work: Work, { before, version }: { readonly before: PointState; readonly version: number }, command: PointCommand): Promise<PointDone | No> {
  const viewer = await networkViewerOf(work)
  const unit = command.type === 'register' ? command.unit : before.at === 'absent' ? null : before.unit
  const answer = decidePoint(before, command, {
    keeps: keepsNetwork(viewer), isOwn: unit !== null && speaksFor(viewer, unit), actor: await actorOf(work), now: work.now, people: command.type === 'appoint' ? await inPost(work, command) : [],
  })
  if (isRefused(answer)) return answer
  const after = answer.events.reduce(evolvePoint, before) as Point
  await savePoint(work, { before, after, version, events: answer.events })
  return { id: after.id, version: version + answer.events.length }
}

const actorOf = async (work: Work): Promise<Signatory> =>
  signatoryOf(work, { person: work.actor.person!, name: work.actor.name, posts: work.actor.posts ?? [] })
const inPost = async ({ db, now }: Work, { person }: NamedPerson): Promise<readonly PersonId[]> => ((await peopleByIds(db, [person], dayOf(now))).get(person)?.unit ? [person] : [])
