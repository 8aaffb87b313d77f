import { sql } from 'kysely'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { unitsOfGroup } from '../core/decide-group.ts'
import { treeOn, type UnitOnDay, type UnitTree } from '../core/tree.ts'
import type { GroupId, Unit } from '../core/types.ts'
import { loadDirectory, type Directory } from './directory.ts'
import { loadGroups, loadUnits } from './store.ts'

interface Kept { readonly revision: string; readonly units: readonly Unit[]; readonly trees: Map<Day, UnitTree>; readonly directories: Map<Day, Promise<Directory>> }

// By register, that is by district: one process may serve several schemas, and tests have one each.
const kept = new Map<string, Kept>()
const DAYS_KEPT = 16
const REGISTERS_KEPT = 8

/** Every unit with its dated life. Read once per revision of the organisation; asking again costs one small row. */
export const allUnits = async (db: Db): Promise<readonly Unit[]> => (await current(db)).units

/** The tree as of a day, cached per revision of the organisation. */
export const unitTree = async (db: Db, day: Day): Promise<UnitTree> => treeIn(await current(db), day)

const treeIn = ({ units, trees }: Kept, day: Day): UnitTree => keptFor(trees, day, () => treeOn(units, day))

/** Everybody in post on a day with every post held, cached per revision of the organisation. */
export async function directoryOn(db: Db, day: Day): Promise<Directory> {
  const kept = await current(db)
  return await keptFor(kept.directories, day, () => {
    const loading = loadDirectory(db, treeIn(kept, day))
    // A reading that failed is no directory: whoever asks next reads again.
    loading.catch(() => kept.directories.delete(day))
    return loading
  })
}

function keptFor<Value>(days: Map<Day, Value>, day: Day, make: () => Value): Value {
  const known = days.get(day)
  if (known) return known
  const made = make()
  if (days.size >= DAYS_KEPT) days.delete(days.keys().next().value!)
  days.set(day, made)
  return made
}

// A command asks for units and people dozens of times; within its transaction one look at the revision is enough.
const looked = new WeakMap<object, Promise<Kept>>()

async function current(db: Db): Promise<Kept> {
  if (!db.isTransaction) return await lookTogether(db)
  const transaction = db.getExecutor()
  const known = looked.get(transaction)
  if (known) return await known
  const looking = lookUp(db)
  looked.set(transaction, looking)
  return await looking
}

// Whoever asks while one look is under way shares the next with all who do: what it finds was read after each of them had asked.
const looks = new WeakMap<object, { running: Promise<unknown>; next: Promise<Kept> | null }>()

function lookTogether(db: Db): Promise<Kept> {
  const executor = db.getExecutor()
  const look = looks.get(executor) ?? { running: Promise.resolve(), next: null }
  looks.set(executor, look)
  look.next ??= look.running.then(() => {
    look.next = null
    const looking = lookUp(db)
    look.running = looking.catch(() => {})
    return looking
  })
  return look.next
}

/** To be called by whoever changes the organisation: what this transaction has looked up is old now. */
export const forgetLooked = (db: Db): void => { looked.delete(db.getExecutor()) }

async function lookUp(db: Db): Promise<Kept> {
  const { rows: [row] } = await sql<{ register: string; revision: string }>`select register, revision from organisation_register`.execute(db)
  const known = kept.get(row!.register)
  if (known?.revision === row!.revision) return known
  // Read after the revision: units newer than it are thrown away at the next question, never kept as current too long.
  const fresh: Kept = { revision: row!.revision, units: await loadUnits(db), trees: new Map(), directories: new Map() }
  if (kept.size >= REGISTERS_KEPT) kept.delete(kept.keys().next().value!)
  kept.set(row!.register, fresh)
  return fresh
}

/** A unit as it stood on that day; null before its time, after it, or if there is none. */
export const unitById = async (db: Db, id: UnitId, day: Day): Promise<UnitOnDay | null> => (await unitTree(db, day)).units.get(id) ?? null

/** Units as they stood on that day; those not alive then are left out. */
export async function unitsByIds(db: Db, ids: readonly UnitId[], day: Day): Promise<ReadonlyMap<UnitId, UnitOnDay>> {
  const { units } = await unitTree(db, day)
  return new Map(ids.flatMap((id) => {
    const unit = units.get(id)
    return unit ? [[id, unit] as const] : []
  }))
}

/** The unit that carries on the work on that day: itself while it lives, else the one it was merged into, and so on; null if abolished. */
export async function successorOf(db: Db, id: UnitId, day: Day): Promise<UnitId | null> {
  const units = new Map((await allUnits(db)).map((unit) => [unit.id, unit]))
  const seen = new Set<UnitId>()
  let at: UnitId | null = id
  while (at !== null && !seen.has(at)) {
    seen.add(at)
    const closing: Unit['closing'] = units.get(at)?.closing ?? null
    if (!closing || day < closing.on) return units.has(at) ? at : null
    at = closing.mergedInto
  }
  return null
}

/** The units that a recipient group means on that day, in the order of the tree. An unknown group means none. */
export async function expandGroup(db: Db, group: GroupId, day: Day): Promise<readonly UnitOnDay[]> {
  const found = (await loadGroups(db)).find((one) => one.id === group)
  return found ? unitsOfGroup(found, await unitTree(db, day)) : []
}
