import type { FigureName } from '../../core/outputs/measures.ts'
import type { Period } from '../../core/outputs/periods.ts'

const withQuery = (path: string, conditions: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(conditions).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path
}

export interface PartsAsked { readonly figure: FigureName; readonly period: Period; readonly unit?: string | undefined; readonly source?: string | undefined; readonly instructions?: 'all' | 'without' | undefined }
/** The parts whose number a figure is. */
export const partsHref = ({ figure, period, unit, source, instructions }: PartsAsked): string =>
  withQuery('/supervision/parts', { figure, from: period.from, to: period.to, unit, source, instructions: instructions === 'without' ? 'without' : undefined })
export const statisticsHref = (period: Period, by = ''): string => withQuery('/supervision/statistics', { from: period.from, to: period.to, by })
/** The instructions of a leader behind his figures. */
export const leaderHref = (period: Period, leader: string): string => withQuery('/supervision/statistics', { from: period.from, to: period.to, by: 'leader', leader })
export const suggestionHref = (id: string): string => `/supervision/suggestions/${encodeURIComponent(id)}`
export const outputHref = (id: string): string => `/supervision/outputs/${encodeURIComponent(id)}`
export const outputFileHref = (id: string, kind: 'pdf' | 'ofd'): string => `/api${outputHref(id)}/paper.${kind}`
export const assessmentHref = (id: string): string => `/supervision/assessments/${encodeURIComponent(id)}`
