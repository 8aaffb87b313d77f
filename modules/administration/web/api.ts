import { clientFor } from '#ui'
import { administrationContract } from '../contract.ts'

/** The administration's calls, plain and as queries. */
export const { client, queries } = clientFor(administrationContract, 'administration')
