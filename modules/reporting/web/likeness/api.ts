import { clientFor } from '#ui'
import { likenessContract } from '../../contract/likeness.ts'

export const { client, queries } = clientFor(likenessContract, 'reporting')
