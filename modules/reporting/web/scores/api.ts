import { clientFor } from '#ui'
import { scoresContract } from '../../contract/scores.ts'
import { statisticsContract } from '../../contract/statistics.ts'
import { quarterOf, type Quarter } from '../../core/scores/facts.ts'
import { today } from '#ui'

/** Query keys begin with `reporting`, the topic that the live stream names. */
export const { client, queries } = clientFor({ ...scoresContract, ...statisticsContract }, 'reporting')

export const scoresHref = (quarter: Quarter): string => `/reporting/scores?quarter=${quarter}`
export const pointScoresHref = (point: string, quarter: Quarter): string => `/reporting/scores/${encodeURIComponent(point)}?quarter=${quarter}`
export const circularHref = (id: string): string => `/reporting/circulars/${encodeURIComponent(id)}`
/** The quarter of an address, or this one. */
export const quarterIn = (text: string): Quarter => (/^\d{4}-Q[1-4]$/.test(text) ? text as Quarter : quarterOf(today()))
