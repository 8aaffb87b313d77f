import { dayOf } from '#lib/instants'
import { inTreeOrder, unitTree } from '#modules/organisation'
import { refuse, type Refused } from '#lib/decision'
import type { Platform } from '../../../platform/module.ts'
import type { NotedLooker } from '../../../platform/related.ts'
import { standingOf } from '../core/access.ts'
import { limitsFor } from '../core/settings.ts'
import type { CallTaken, EmergencyOptions } from '../core/views.ts'
import { approversAt, atHandAt, keepersOn, leadersOn } from './at-hand.ts'
import { settingsOf } from './settings.ts'
import { viewerOf, type Looking } from './viewer.ts'

/** What the forms choose from; names of leaders only for those who work here. */
export async function optionsFor(looking: Looking): Promise<EmergencyOptions> {
  const { db, now } = looking
  const viewer = await viewerOf(looking)
  const standings = viewer.admin === null ? viewer.identities.map(standingOf) : []
  const any = (of: 'keeps' | 'leads' | 'heads') => standings.some((one) => one[of])
  const standing = { keeps: any('keeps'), leads: any('leads'), heads: any('heads') }
  const limits = limitsFor(await settingsOf(db), 'accident', null)
  if (!standing.keeps && !standing.leads) return { standing, units: [], approvers: [], onDuty: null, leaders: [], keepers: [], limits, now }
  const atHand = await atHandAt(db, now)
  const units = inTreeOrder(await unitTree(db, dayOf(now))).map(({ unit }) => unit).filter(({ kind }) => kind !== 'section').map(({ id, shortName }) => ({ unit: id, name: shortName }))
  return { standing, units, approvers: await approversAt(db, now, atHand), onDuty: atHand.leader, leaders: await leadersOn(db, now), keepers: await keepersOn(db, now), limits, now }
}

/** A telephone record of the duty room, as far as it fills the form; only for whoever may read it there. */
export async function callTaken({ relations }: Pick<Platform, 'relations'>, looker: NotedLooker, subject: string): Promise<CallTaken | Refused<'not-found'>> {
  const described = await relations.describe(looker, subject, null)
  if (!described) return refuse('not-found')
  const { record, title } = described
  const tree = await unitTree(looker.db, dayOf(looker.now))
  const unit = record?.unit ? [...tree.units.values()].find(({ name, shortName }) => name === record.unit || shortName === record.unit) : undefined
  return { caller: record?.caller ?? '', phone: record?.phone ?? '', unit: unit ? { unit: unit.id, name: unit.shortName } : null, receivedAt: record?.at ?? null, content: record?.text ?? title }
}
