import { clientFor } from '#ui'
import { commissionsContract } from '../../contract/commissions.ts'

/** Query keys begin with `reporting`, the topic that the live stream names. */
export const { client, queries } = clientFor(commissionsContract, 'reporting')

export const COMMISSIONS = '/reporting/commissions'
export const commissionHref = (id: string): string => `${COMMISSIONS}/${encodeURIComponent(id)}`
