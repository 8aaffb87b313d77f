import { commissionsContract } from './contract/commissions.ts'
import { itemsContract } from './contract/items.ts'
import { likenessContract } from './contract/likeness.ts'
import { networkContract } from './contract/network.ts'
import { scoresContract } from './contract/scores.ts'
import { statisticsContract } from './contract/statistics.ts'

/** What this module answers over the wire, room by room. */
export const reportingContract = { ...itemsContract, ...commissionsContract, ...networkContract, ...scoresContract, ...statisticsContract, ...likenessContract }
