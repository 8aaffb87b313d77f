import type { Sentences } from '#lib/refusals'
import type { AgencyRefusal } from './agencies.ts'
import { libraryRefusals, type LibraryRefusal } from './library.ts'
import { planRefusals, type PlanRefusal } from './plans-refusals.ts'
import { transferRefusals, type TransferRefusal } from './transfers.ts'

export type PoolRefusal = AgencyRefusal | PlanRefusal | TransferRefusal | LibraryRefusal | 'not-for-pool-keeper'

const agencyRefusals: Sentences<AgencyRefusal | 'not-for-pool-keeper'> = {
  'agency-without-head': '每支督查力量须有一名负责人，请先指定负责人。',
  'staff-twice': '{name}在人员名单里出现了两次，请去掉一次。',
  'not-for-pool-keeper': '督查力量由督查室维护，请联系督查室。',
}

/** What a person reads when the pool says no. */
export const poolRefusals: Sentences<PoolRefusal> = { ...agencyRefusals, ...planRefusals, ...transferRefusals, ...libraryRefusals }
