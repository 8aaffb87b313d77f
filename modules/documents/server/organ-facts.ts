import { expandGroup, organOf, peopleWithRole, relationBetween, superiorsOf, unitTree, type GroupId, type UnitOnDay, type UnitTree } from '#modules/organisation'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import type { Content, Recipient } from '../core/content.ts'
import type { OrganFact, RecipientFact, RoutingFacts } from '../core/routing.ts'

/** How the organisation stands around one document on a day. */
export async function routingFactsOf(db: Db, { elements }: Content, day: Day): Promise<RoutingFacts> {
  const tree = await unitTree(db, day)
  const sender = elements.organ ? organFact(tree, elements.organ, day) : null
  // A 函 is between organs that do not command each other, so that an office never writes one on its committee's authority.
  const around: Around = { db, tree, sender: elements.organ, day, isOnAuthority: elements.kind !== 'letter' }
  const recipients = [...await recipientFacts(around, elements.mainTo, 'main'), ...await recipientFacts(around, elements.copyTo, 'copy')]
  const above = elements.organ ? superiorsOf(tree, elements.organ)[0] : undefined
  return {
    sender, recipients, joint: elements.jointOrgans.flatMap((unit) => organFact(tree, unit, day) ?? []),
    directSuperior: above ? { unit: above.id, name: above.shortName } : null,
  }
}

/** The units that a list of recipients means on a day, each once, in the order named. */
export async function unitsOfRecipients(db: Db, recipients: readonly Recipient[], day: Day): Promise<readonly UnitOnDay[]> {
  const tree = await unitTree(db, day)
  const found = new Map<UnitId, UnitOnDay>()
  for (const one of recipients) {
    const units = one.kind === 'group' ? await expandGroup(db, one.group as GroupId, day) : one.kind === 'unit' ? [tree.units.get(one.unit)].filter((unit) => unit !== undefined) : []
    for (const unit of units) found.set(unit.id, unit)
  }
  return [...found.values()]
}

/** The organs under whose name a drafting unit may write: its own, and for an office of a committee or government also the one above. */
export function issuingOrgansOf(tree: UnitTree, draftingUnit: UnitId): readonly UnitOnDay[] {
  const own = organOf(tree, draftingUnit)
  if (!own) return []
  const above = isOffice(own) ? superiorsOf(tree, own.id)[0] : undefined
  return above ? [own, above] : [own]
}

/** Everybody with a role in an organ: its own posts and those of its sections. */
export async function peopleInOrgan(db: Db, of: { organ: UnitId; role: Parameters<typeof peopleWithRole>[1]['role']; day: Day }): Promise<readonly { readonly person: PersonId; readonly unit: UnitId; readonly name: string }[]> {
  const tree = await unitTree(db, of.day)
  const units = [of.organ, ...(tree.children.get(of.organ) ?? []).filter((unit) => unit.kind === 'section').map((unit) => unit.id)]
  const found: { person: PersonId; unit: UnitId; name: string }[] = []
  for (const unit of units) for (const person of await peopleWithRole(db, { unit, role: of.role, day: of.day })) found.push({ person: person.id, unit, name: person.name })
  return found
}

/**
 * Who keep the seal of an organ: its 印章保管人, or where it has none its 文书. Of a committee or government without posts of its own for it,
 * those of its office.
 */
export async function sealKeepersOf(db: Db, organ: UnitId, day: Day): Promise<readonly { readonly person: PersonId; readonly unit: UnitId; readonly name: string }[]> {
  const tree = await unitTree(db, day)
  for (const unit of [organ, ...(tree.children.get(organ) ?? []).filter(isOffice).map(({ id }) => id)]) {
    for (const role of ['sealKeeper', 'unitContact'] as const) {
      const keepers = await peopleInOrgan(db, { organ: unit, role, day })
      if (keepers.length) return keepers
    }
  }
  return []
}

interface Around { readonly db: Db; readonly tree: UnitTree; readonly sender: UnitId | null; readonly day: Day; readonly isOnAuthority: boolean }

async function recipientFacts(around: Around, recipients: readonly Recipient[], as: 'main' | 'copy'): Promise<readonly RecipientFact[]> {
  const found: RecipientFact[] = []
  for (const one of recipients) {
    if (one.kind === 'unit') found.push(unitRecipient(around, one.unit, as))
    else if (one.kind === 'group') for (const unit of await expandGroup(around.db, one.group as GroupId, around.day)) found.push(unitRecipient(around, unit.id, as))
    else found.push({ as, name: one.name, unit: null, kind: null, way: null, isLeader: one.kind === 'leader', skipped: [], otherSuperiors: [] })
  }
  return found
}

function unitRecipient({ tree, sender, isOnAuthority }: Around, unit: UnitId, as: 'main' | 'copy'): RecipientFact {
  const to = tree.units.get(unit)
  const base = { as, name: to?.shortName ?? '', unit, kind: to?.kind ?? null, isLeader: false }
  if (!sender || !to) return { ...base, way: null, skipped: [], otherSuperiors: [] }
  const named = (ids: readonly UnitId[]) => ids.map((id) => ({ unit: id, name: tree.units.get(id)?.shortName ?? '' }))
  const relation = relationBetween(tree, sender, unit)
  const { way, skipped } = (isOnAuthority ? onAuthority(tree, sender, unit) : null) ?? relation
  const upper = way === 'upward' ? to : tree.units.get(sender)
  // 越级 is about levels: the district government between committee and department is of the committee's own level and is not passed over.
  return { ...base, way, skipped: named(skipped.filter((one) => tree.units.get(one)?.level !== levelOf(tree, upper))), otherSuperiors: named(relation.otherSuperiors) }
}

/**
 * 条例 第十六条第二项: 党委、政府的办公厅（室）根据本级党委、政府授权，可以向下级党委、政府行文.
 * What is beneath the committee or government is then downward of its office too, and its superiors upward through it.
 */
function onAuthority(tree: UnitTree, sender: UnitId, recipient: UnitId): { way: 'upward' | 'downward'; skipped: readonly UnitId[] } | null {
  const from = tree.units.get(sender)
  const above = from && isOffice(from) ? superiorsOf(tree, sender)[0] : undefined
  if (!above || above.id === recipient) return null
  const relation = relationBetween(tree, above.id, recipient)
  return relation.way === 'downward' ? { way: 'downward', skipped: relation.skipped } : null
}

/** The level at which an organ acts: an office acts at the level of the committee or government it serves. */
const levelOf = (tree: UnitTree, unit: UnitOnDay | undefined) => (unit && isOffice(unit) ? superiorsOf(tree, unit.id)[0] ?? unit : unit)?.level

const isOffice = (unit: UnitOnDay) => unit.kind === 'committeeOffice' || unit.kind === 'governmentOffice'

function organFact(tree: UnitTree, unit: UnitId, day: Day): OrganFact | null {
  const found = tree.units.get(unit)
  if (!found) return null
  return { unit, name: found.shortName, kind: found.kind, level: found.level, registered: found.issuer !== null && found.issuer.registeredOn <= day }
}
