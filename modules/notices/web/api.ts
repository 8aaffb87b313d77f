import { clientFor } from '#ui'
import { noticesContract } from '../contract.ts'

/** Query keys begin with `notices`, the topic that the live stream names. */
export const { client, queries } = clientFor(noticesContract, 'notices')
