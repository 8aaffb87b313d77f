import type { z } from 'zod'
import { refuse, type Refused } from '#lib/decision'
import type { Db, Work } from '#platform/act'
import type { AdministrationRefusal } from '../core/refusals.ts'
import type { SettingView } from '../core/types.ts'
import { inAdministration } from './tables.ts'

/** A value that differs from office to office, with the one the product ships. */
export interface OfficeSetting<Value> {
  /** `module.word`, e.g. `supervision.nearDays`. */
  readonly key: string
  /** Chinese name on the settings page. */
  readonly label: string
  /** What it does and in which unit, in one Chinese sentence. */
  readonly about: string
  readonly schema: z.ZodType<Value>
  readonly initial: Value
}

// Filled while modules are imported, before anything is served; a key declared twice is a fault in the program.
const declared = new Map<string, OfficeSetting<unknown>>()

/** Declares a setting on a module's own face or store; the settings page then lists it. Throws on a key that exists. */
export function officeSetting<Value>(setting: OfficeSetting<Value>): OfficeSetting<Value> {
  if (declared.has(setting.key)) throw new Error(`The setting ${setting.key} is declared twice.`)
  declared.set(setting.key, setting)
  return setting
}

/** The value in force: the office's own, else the one shipped. A stored value that no longer fits counts as not set. */
export async function readSetting<Value>(db: Db, setting: OfficeSetting<Value>): Promise<Value> {
  const row = await inAdministration(db).selectFrom('administration_settings').select('value').where('key', '=', setting.key).executeTakeFirst()
  return valueIn(setting, row?.value)
}

/** All declared settings by key, with their values in force. */
export async function listSettings(db: Db): Promise<readonly SettingView[]> {
  const rows = await inAdministration(db).selectFrom('administration_settings').selectAll().execute()
  const rowOf = new Map(rows.map((row) => [row.key, row]))
  return [...declared.values()].sort((left, right) => (left.key < right.key ? -1 : 1)).map((setting): SettingView => {
    const row = rowOf.get(setting.key)
    const { key, label, about, initial } = setting
    return { key, label, about, initial, value: valueIn(setting, row?.value), version: row?.version ?? 0, changedAt: row?.changed_at ?? null, changedBy: row?.changed_by ?? null }
  })
}

/** Changes one setting from the version that was seen. */
export async function changeSetting(
  work: Work, change: { readonly key: string; readonly version: number; readonly value: unknown },
): Promise<{ version: number } | Refused<AdministrationRefusal | 'changed-meanwhile'>> {
  const setting = declared.get(change.key)
  if (!setting) return refuse('setting-unknown', { key: change.key })
  const read = setting.schema.safeParse(change.value)
  if (!read.success) return refuse('setting-unfit', { label: setting.label, why: read.error.issues.map(({ message }) => sentence(message)).join('') })
  const row = await inAdministration(work.db).selectFrom('administration_settings').selectAll().where('key', '=', change.key).forUpdate().executeTakeFirst()
  if ((row?.version ?? 0) !== change.version) return refuse('changed-meanwhile')
  const version = change.version + 1
  const kept = { value: JSON.stringify(read.data), version, changed_at: work.now, changed_by: work.actor.name }
  await inAdministration(work.db).insertInto('administration_settings').values({ key: change.key, ...kept })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(kept)).execute()
  const event = { type: 'setting-changed', value: read.data }
  work.record({ stream: `setting:${change.key}`, from: change.version, events: [event], before: valueIn(setting, row?.value), after: read.data })
  return { version }
}

/** What a stored value means; nothing stored, or what no longer fits, means the one shipped. */
export function valueIn<Value>(setting: OfficeSetting<Value>, stored: unknown): Value {
  if (stored === undefined) return setting.initial
  const read = setting.schema.safeParse(stored)
  return read.success ? read.data : setting.initial
}

const sentence = (text: string): string => (/[。！]$/.test(text) ? text : `${text}。`)
