import { dayOf } from '#lib/instants'
import type { Described, Related } from '#lib/related'
import type { Platform } from '../../../platform/module.ts'
import type { Looker, NotedLooker } from '../../../platform/related.ts'
import { sightOf } from '../core/access.ts'
import type { EmergencyId } from '../core/types.ts'
import type { EmergencyView } from '../core/views.ts'
import { nameOf, stageWords } from '../core/words.ts'
import { keepsNetwork } from './network/network.ts'
import { emergenciesFrom } from './queries.ts'
import { emergencyOf } from './store.ts'
import { viewerOf } from './viewer.ts'

/** An emergency for whoever begins something from it: from a leader's words on it, where `part` is their number. */
export async function describeEmergency(looker: NotedLooker, id: string, part: string | null): Promise<Described | null> {
  const [stored, viewer] = [await emergencyOf(looker.db, id as EmergencyId), await viewerOf(looker)]
  if (!stored || sightOf(viewer, stored.state) !== 'whole') return null
  const { number, facts, instructions } = stored.state
  const said = part === null ? null : instructions.find((one) => String(one.number) === part)
  if (said === undefined) return null
  return { subject: `emergency:${id}`, kind: 'document', title: nameOf(facts.elements), number, link: `/emergencies/items/${id}`, words: said && { person: said.leader.person, name: said.leader.name, on: dayOf(said.at), text: said.words } }
}

/** The emergencies that a telephone record of the duty room became, to those who may see them; one may be begun from it. */
export async function relatedEmergencies(looker: Looker, subject: string): Promise<Related> {
  const viewer = await viewerOf(looker)
  const outcomes: Related['outcomes'][number][] = []
  for (const id of await emergenciesFrom(looker.db, subject)) {
    const stored = await emergencyOf(looker.db, id)
    if (stored && sightOf(viewer, stored.state) === 'whole') outcomes.push({ relation: '紧急信息', title: `${nameOf(stored.state.facts.elements)} · ${stageWords[stored.state.at]}`, at: stored.state.record.receivedAt, href: `/emergencies/items/${id}` })
  }
  return { outcomes, beginnings: subject.startsWith('duty:') && keepsNetwork(viewer) ? [{ label: '登记为紧急信息', href: `/emergencies/new?subject=${encodeURIComponent(subject)}` }] : [] }
}

/** The view with what came of it in the house; what may be begun is begun from a leader's words. */
export async function withRelated({ relations }: Pick<Platform, 'relations'>, looker: Looker, view: Omit<EmergencyView, 'outcomes' | 'beginnings'>): Promise<EmergencyView> {
  if (view.sight !== 'whole') return { ...view, outcomes: [], beginnings: [] }
  const { outcomes, beginnings } = await relations.related(looker, `emergency:${view.id}`)
  return {
    ...view, outcomes: outcomes.map(({ relation, title, href }) => ({ relation, title, href })),
    beginnings: view.emergency.instructions.flatMap(({ number }) => beginnings.map(({ label, href }) => ({ label, href: `${href}&part=${number}`, instruction: number }))),
  }
}
