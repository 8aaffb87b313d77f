import type { Kysely } from 'kysely'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import type { ItemId } from '../../core/types.ts'
import type { Accuracy, Scope } from '../../core/warnings/forecast.ts'

/** A row of `supervision_forecasts`. */
export interface ForecastRow { item: ItemId; assignment: number; due_on: Day; chance: number; scope: Scope; cases: number; seen: number; elapsed: number; computed_on: Day }

type WarningTables = {
  supervision_forecasts: ForecastRow
  supervision_repeats: { item: ItemId; cluster: string; brought_on: Day }
  supervision_accuracy: { only_one: boolean; computed_on: Day; accuracy: Accuracy }
}

/** The tables of 预警. */
export const inWarnings = (db: Db): Kysely<WarningTables> => db.withTables<WarningTables>()
