import type { Day } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import type { ItemId } from '../types.ts'
import type { WarningSettings } from './settings.ts'

/** An open assignment that will probably be late, with the reason in one sentence. */
export interface LateWarning {
  readonly item: ItemId
  readonly assignment: number
  readonly title: string
  readonly number: string | null
  readonly content: string
  readonly unit: NamedUnit
  readonly dueOn: Day
  readonly chance: number
  readonly reason: string
}
/** The same complaint again and again. */
export interface RepeatWarning { readonly items: readonly { readonly id: ItemId; readonly title: string; readonly number: string | null; readonly on: Day }[] }

/** 预警, as far as the viewer sees the items themselves. */
export interface Warnings {
  readonly late: readonly LateWarning[]
  readonly next: string | null
  readonly units: readonly { readonly unit: NamedUnit; readonly red: number }[]
  readonly repeats: readonly RepeatWarning[]
  /** How right such warnings were in the last year; null before the first night. */
  readonly accuracy: string | null
  readonly settings: WarningSettings
  /** Whether 批示件 of others are left out of the red lights counted. */
  readonly instructions: 'all' | 'without'
}
