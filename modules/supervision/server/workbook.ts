import { writeWorkbook } from '#platform/sheets'
import { paceWords, sourceWords } from '../core/sources.ts'
import { stageWords } from '../core/rules.ts'
import type { ItemLine } from '../core/views.ts'

const COLUMNS: ReadonlyMap<string, readonly [title: string, cell: (line: ItemLine) => string]> = new Map([
  ['number', ['督查编号', (line) => line.number ?? '']],
  ['title', ['事项', (line) => line.title]],
  ['light', ['灯号', (line) => line.light.words]],
  ['at', ['状态', (line) => stageWords[line.at]]],
  ['source', ['立项来源', (line) => sourceWords[line.source]]],
  ['category', ['类别', (line) => line.categoryName]],
  ['pace', ['缓急', (line) => paceWords[line.pace]]],
  ['leads', ['牵头单位', (line) => line.leads.join('、')]],
  ['leaders', ['责任领导', (line) => line.leaderNames.join('、')]],
  ['due', ['办结期限', (line) => line.dueOn ?? '']],
  ['dueWords', ['时限', (line) => line.dueWords]],
  ['progress', ['进度', (line) => `${Math.round(line.progress * 100)}%`]],
  ['closed', ['办结日期', (line) => line.closedOn ?? '']],
])

/** The list with the columns shown on the screen, in their order; all of them when none is named. Lights stand in words. */
export function listWorkbook(lines: readonly ItemLine[], { columns, note }: { columns: readonly string[]; note: string }): Promise<Uint8Array> {
  const named = columns.flatMap((key) => { const column = COLUMNS.get(key); return column ? [column] : [] })
  const shown = named.length > 0 ? named : [...COLUMNS.values()]
  return writeWorkbook([{ name: '督查事项', note, columns: shown.map(([title]) => ({ title })), rows: lines.map((line) => shown.map(([, cell]) => cell(line))) }])
}
