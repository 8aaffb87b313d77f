import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { Call, Work } from '#platform/act'
import { mayGrantProxy } from '../core/access.ts'
import { decideGroup } from '../core/decide-group.ts'
import { decideProxy, proxySettings, type ProxyFacts } from '../core/decide-proxy.ts'
import { evolveGroup, evolveProxy, fold } from '../core/evolve.ts'
import type { GroupCommand, GroupContent, GroupId, Proxy, ProxyEvent, ProxyId } from '../core/types.ts'
import { peopleByIds } from './people-queries.ts'
import { changing, recordAll } from './record.ts'
import { loadGroups, loadProxies, saveGroup, saveProxy } from './store.ts'
import { inOrganisation } from './tables.ts'
import type { At, Made } from './unit-commands.ts'

/** Grants a standing proxy; its id is made here. */
export const grantProxy = (at: At, call: Call, proxy: Omit<Proxy, 'id' | 'version' | 'endedOn'>): Promise<Made | Refused> =>
  changing(at, call, async (work) => {
    const id = work.newId<'proxy'>()
    const answer = decideProxy(null, { type: 'grant-proxy', proxy: { id, ...proxy } }, await proxyFacts(work, { id, ...proxy }))
    return answer.kind === 'refused' ? answer : keepProxy(work, null, answer.events)
  })

/** Ends a proxy from today. */
export const endProxy = (at: At, call: Call, { proxy, version }: { proxy: ProxyId; version: number }): Promise<Made | Refused> =>
  changing(at, call, async (work) => {
    const state = (await loadProxies(work.db, { id: proxy }))[0] ?? null
    if (!state) return refuse('proxy-not-found')
    const answer = decideProxy(state, { type: 'end-proxy' }, await proxyFacts(work, state))
    if (answer.kind === 'refused') return answer
    return state.version === version ? keepProxy(work, state, answer.events) : refuse('changed-meanwhile')
  })

async function proxyFacts(work: Work, proxy: Pick<Proxy, 'id' | 'principal' | 'deputy' | 'fromOn'>): Promise<ProxyFacts> {
  const both: readonly PersonId[] = [proxy.principal, proxy.deputy]
  const people = await peopleByIds(work.db, both, proxy.fromOn)
  return {
    today: dayOf(work.now), settings: proxySettings, isAdministrator: work.actor.admin !== null,
    mayActFor: mayGrantProxy(work.actor, proxy.principal),
    others: (await loadProxies(work.db, { people: both })).filter((other) => other.id !== proxy.id),
    inPost: both.filter((person) => (people.get(person)?.unit ?? null) !== null),
    nameOf: (person) => people.get(person)?.name ?? '所选人员',
  }
}

async function keepProxy(work: Work, state: Proxy | null, events: readonly ProxyEvent[]): Promise<Made> {
  const after = fold(evolveProxy, state, events)!
  await saveProxy(work.db, after)
  await recordAll(work, [{ stream: `proxy:${after.id}`, from: state?.version ?? 0, events, before: state, after }])
  return { id: after.id, version: after.version }
}

/** Names a recipient group; its id is made here. */
export const nameGroup = (at: At, call: Call, content: GroupContent): Promise<Made | Refused> =>
  changing(at, call, async (work) => actOnGroup(work, null, { type: 'name-group', id: work.newId<'group'>(), content }))

/** Changes or retires a recipient group that the caller saw at `version`. */
export const changeGroup = (at: At, call: Call, { group, version, command }: { group: GroupId; version: number; command: Exclude<GroupCommand, { type: 'name-group' }> }): Promise<Made | Refused> =>
  changing(at, call, async (work) => actOnGroup(work, { group, version }, command))

async function actOnGroup(work: Work, seen: { group: GroupId; version: number } | null, command: GroupCommand): Promise<Made | Refused> {
  const groups = await loadGroups(work.db)
  const state = groups.find((group) => group.id === seen?.group) ?? null
  if (seen && state && state.version !== seen.version) return refuse('changed-meanwhile')
  const units = await inOrganisation(work.db).selectFrom('organisation_units').select('id').execute()
  const names = groups.filter((group) => !group.retired && group.id !== state?.id).map((group) => group.name)
  const answer = decideGroup(state, command, { names, units: units.map((unit) => unit.id) })
  if (answer.kind === 'refused') return answer
  const after = fold(evolveGroup, state, answer.events)!
  await saveGroup(work.db, after)
  await recordAll(work, [{ stream: `group:${after.id}`, from: state?.version ?? 0, events: answer.events, before: state, after }])
  return { id: after.id, version: after.version }
}
