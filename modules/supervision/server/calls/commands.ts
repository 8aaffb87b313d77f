import { refuse, type Refused } from '#lib/decision'
import type { FileId, UnitId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { attachFile } from '#modules/files'
import { expandGroup, inTreeOrder, unitTree, type GroupId } from '#modules/organisation'
import { isRefused, type Call as Request, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import type { CallBrief, CallCommand, CallId } from '../../core/calls/types.ts'
import { officeOf } from '../commands.ts'
import { hasHandlers } from '../ground.ts'
import { viewerOf } from '../viewer.ts'
import { carryOutCall, visibleCallLocked, type CallDone } from './ground.ts'

type At = Pick<Platform, 'runCommand'>

/** A brief as it is written: units by id, and groups that stand for several. */
export interface WrittenBrief extends Omit<CallBrief, 'units'> { readonly units: readonly UnitId[]; readonly groups: readonly string[] }
type Amending = { readonly type: 'amend'; readonly brief: WrittenBrief }
/** An act of a person on a call. */
export type CallAct = Exclude<CallCommand, { type: 'draft' | 'tick' | 'amend' }> | Amending

/** 拟催报: goes to a leader of the office for approval. */
export const draftCall = (platform: At, request: Request, written: WrittenBrief): Promise<CallDone | Refused> => platform.runCommand(request, async (work) => {
  const viewer = await viewerOf(work)
  const place = await officeOf(work, viewer)
  if (!place) return refuse('not-for-supervision-office')
  const brief = await briefOf(work, written)
  if (isRefused(brief)) return brief
  const done = await carryOutCall(work, { before: { at: 'absent' }, version: 0, viewer }, { type: 'draft', id: work.newId<'supervision-call'>(), brief, ...place })
  return isRefused(done) ? done : (await attached(work, brief.files, done.id)) ?? done
})

/** One act of one person. */
export const actOnCall = (platform: At, request: Request, { call, act }: { call: CallId; act: CallAct }): Promise<CallDone | Refused> => platform.runCommand(request, async (work) => {
  const seen = await visibleCallLocked(work, call)
  if (isRefused(seen)) return seen
  const command = act.type === 'amend' ? await amendedBy(work, act) : act
  if (isRefused(command)) return command
  const done = await carryOutCall(work, { before: seen.stored.state, version: seen.stored.version, viewer: seen.viewer }, command)
  if (isRefused(done)) return done
  const files = command.type === 'amend' ? command.brief.files : command.type === 'fill' ? command.reply.files : []
  return (await attached(work, files, command.type === 'fill' ? replySubject(call, command.unit) : call)) ?? done
})

async function amendedBy(work: Work, { brief }: Amending) {
  const named = await briefOf(work, brief)
  return isRefused(named) ? named : { type: 'amend', brief: named } as const
}

/** Groups become units, each once and in protocol order; every one of them must have somebody who could answer. */
async function briefOf(work: Work, { units, groups, ...rest }: WrittenBrief): Promise<CallBrief | Refused<'unit-without-people'>> {
  const day = dayOf(work.now)
  const wanted = new Set<UnitId>(units)
  for (const group of groups) for (const { id } of await expandGroup(work.db, group as GroupId, day)) wanted.add(id)
  const found = inTreeOrder(await unitTree(work.db, day)).filter(({ unit }) => wanted.has(unit.id)).map(({ unit }) => ({ unit: unit.id, name: unit.shortName }))
  for (const { unit, name } of found) if (!await hasHandlers(work.db, unit, day)) return refuse('unit-without-people', { unit: name })
  return { ...rest, units: found, dueAt: rest.dueAt as Instant }
}

/** Whose files those of a reply are: only the office and that unit read them. */
export const replySubject = (call: CallId, unit: UnitId): string => `${call}/${unit}`

async function attached(work: Work, files: readonly FileId[], subject: string): Promise<Refused | null> {
  for (const file of files) {
    const taken = await attachFile(work, file, { kind: 'supervisionCall', id: subject })
    if (isRefused(taken)) return taken
  }
  return null
}
