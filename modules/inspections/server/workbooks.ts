import { refuse, type Refused } from '#lib/decision'
import type { InspectionFilter, InspectionLine, LedgerFilter, LedgerLine } from '../core/views.ts'
import { methodWords, problemWords, stageWords } from '../core/words.ts'
import { ledger, listInspections } from './inspections.ts'
import { sheetOf, type Columns, type SheetAsked } from './pool/workbooks.ts'
import type { Looking } from './viewer.ts'

const LIST: Columns<InspectionLine> = new Map([
  ['at', ['状态', ({ at }) => stageWords[at]]], ['theme', ['督查主题', ({ theme }) => theme]], ['method', ['方式', ({ method, isCovert }) => `${methodWords[method]}${isCovert ? '（暗访）' : ''}`]],
  ['lead', ['督查单位', ({ lead, members }) => [lead, ...members].join('、')]], ['targets', ['被督查单位', ({ targets }) => targets.join('、')]], ['window', ['督查时间', ({ from, to }) => (from === to ? from : `${from} 至 ${to}`)]],
  ['problems', ['问题', ({ problems, problemsOpen }) => (problems === 0 ? '' : `${problems} 个，未销号 ${problemsOpen}`)]], ['number', ['编号', ({ number }) => number ?? '']],
])
const LEDGER: Columns<LedgerLine> = new Map([
  ['at', ['状态', ({ at, isOverdue }) => (isOverdue ? `${problemWords[at]}，超期` : problemWords[at])]], ['description', ['问题', ({ description }) => description]], ['unit', ['责任单位', ({ unit }) => unit.name]],
  ['measure', ['整改要求', ({ measure }) => measure]], ['due', ['整改期限', ({ dueOn }) => dueOn]], ['theme', ['来自督查', ({ theme }) => theme]], ['resolved', ['销号日期', ({ resolvedOn }) => resolvedOn ?? '']],
])

interface Wanted<Filter> extends SheetAsked { readonly filter: Filter; readonly limit: number }

/** The list as filtered and seen by whoever asks, as a file; refused when it is longer than a file should be. */
export async function listWorkbook(looking: Looking, { filter, limit, ...asked }: Wanted<InspectionFilter>): Promise<Uint8Array | Refused<'inspection-export-too-large'>> {
  const { lines, next } = await listInspections(looking, { filter, after: null, limit })
  return next === null ? sheetOf('督查活动', LIST, lines, asked) : refuse('inspection-export-too-large', { limit })
}

/** The same of the 整改台账. */
export async function ledgerWorkbook(looking: Looking, { filter, limit, ...asked }: Wanted<LedgerFilter>): Promise<Uint8Array | Refused<'inspection-export-too-large'>> {
  const { lines, next } = await ledger(looking, { filter, after: null, limit })
  return next === null ? sheetOf('整改台账', LEDGER, lines, asked) : refuse('inspection-export-too-large', { limit })
}
