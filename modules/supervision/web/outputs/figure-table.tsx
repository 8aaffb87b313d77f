import type { CSSProperties, ReactNode } from 'react'
import { GoLink, Popover, ScrollBox } from '#ui'
import { percent } from '../../core/outputs/compose.ts'
import { closedRate, figureWords, firstPassRate, meanQuality, onTimeRate, type FigureName, type Figures } from '../../core/outputs/measures.ts'

export interface FigureRow { readonly key: string; readonly name: ReactNode; readonly told: string; readonly figures: Figures; readonly hrefOf: (figure: FigureName) => string }
interface FigureTableProps { readonly label: string; readonly head: string; readonly rows: readonly FigureRow[]; readonly total?: FigureRow }

const counts: readonly (readonly [figure: FigureName, read: (some: Figures) => number])[] = [
  ['due', ({ due }) => due], ['onTime', ({ onTime }) => onTime], ['overdue', ({ due, handed }) => due - handed], ['passed', ({ passed }) => passed], ['reworked', ({ reworked }) => reworked], ['reopened', ({ reopened }) => reopened], ['extended', ({ extended }) => extended],
]
const rates: readonly (readonly [label: string, definition: string, read: (some: Figures) => string])[] = [
  ['按时率', figureWords.onTime.definition, (some) => percent(onTimeRate(some))], ['办结率', figureWords.passed.definition, (some) => percent(closedRate(some))],
  ['一次通过率', figureWords.firstPass.definition, (some) => percent(firstPassRate(some))], ['平均质量', '审核通过的任务的质量评分（1至5分）的平均。', (some) => meanQuality(some)?.toFixed(1) ?? '—'],
]

/** Figures by unit, source or month; each number opens its rows, each head tells what is counted. */
export function FigureTable({ label, head, rows, total }: FigureTableProps) {
  return (
    <div className="sn-card sup-board">
      <ScrollBox label={label}>
        <table className="sn-table sup-board-table sup-figure-table" aria-label={label} style={{ '--sup-rows': rows.length + 1 } as CSSProperties}>
          <thead><tr>
            <th scope="col">{head}</th>
            {counts.map(([figure]) => <th key={figure} scope="col" className="sn-number"><Head label={figureWords[figure].label} definition={figureWords[figure].definition} /></th>)}
            {rates.map(([name, definition]) => <th key={name} scope="col" className="sn-number"><Head label={name} definition={definition} /></th>)}
          </tr></thead>
          <tbody>{rows.map((row) => <Row key={row.key} row={row} />)}</tbody>
          {total && <tfoot><Row row={total} /></tfoot>}
        </table>
      </ScrollBox>
    </div>
  )
}

const Row = ({ row }: { readonly row: FigureRow }) => (
  <tr>
    <th scope="row">{row.name}</th>
    {counts.map(([figure, read]) => <td key={figure} className="sn-number"><Count count={read(row.figures)} label={`${row.told}${figureWords[figure].label}`} href={row.hrefOf(figure)} /></td>)}
    {rates.map(([name, , read]) => <td key={name} className="sn-number">{read(row.figures)}</td>)}
  </tr>
)

const Count = ({ count, label, href }: { readonly count: number; readonly label: string; readonly href: string }) =>
  (count === 0 ? <span className="sn-muted">0</span> : <GoLink to={href} className="sup-figure" ariaLabel={`${label} ${count} 项，看明细`}>{count}</GoLink>)

const Head = ({ label, definition }: { readonly label: string; readonly definition: string }) => (
  <Popover content={<div className="sn-definition">{definition}</div>} trigger={['hover', 'focus']}><button type="button" className="sup-rule" aria-label={`${label}口径：${definition}`}>{label}</button></Popover>
)
