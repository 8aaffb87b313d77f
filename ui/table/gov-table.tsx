import { useRef } from 'react'
import { ScrollBox } from '../pieces/scroll-box.tsx'
import { useNarrow } from '../provider.tsx'
import { GoLink } from '../routing.tsx'
import { type Column, type Density, type Sort, nextSort } from './columns.ts'
import { ColumnHead } from './column-head.tsx'

export interface GovTableProps<Row> {
  /** What the table lists, for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** A short name of a row, for its checkbox: 选择《关于…》. */
  readonly nameOf: (row: Row) => string
  /** Where a row opens. */
  readonly hrefOf?: ((row: Row) => string) | undefined
  /** The row being shown beside the list. */
  readonly openKey?: string | null | undefined
  readonly density?: Density
  /** Rows as cards on wide screens too, where the table shares them with something else. */
  readonly isSqueezed?: boolean
  readonly sort?: Sort | null | undefined
  readonly onSort?: ((sort: Sort | null) => void) | undefined
  /** Chosen rows; absent where nothing can be done with several at once. */
  readonly chosen?: ReadonlySet<string> | undefined
  readonly onChosen?: ((chosen: ReadonlySet<string>) => void) | undefined
  readonly onResize?: ((key: string, width: number) => void) | undefined
}

/**
 * The one table: a plain HTML table (half the nodes of antd's, whole for keyboards), widths in characters, heads that
 * only sort. On narrow screens each row is a card.
 */
export function GovTable<Row>(props: GovTableProps<Row>) {
  // In large text a wide table would have to be pushed sideways on a common screen; cards are read downwards.
  const isNarrow = useNarrow(Math.max(48, Math.min(64, charactersOf(props.columns))))
  return isNarrow || props.isSqueezed ? <Cards {...props} /> : <Grid {...props} />
}

function Grid<Row>(props: GovTableProps<Row>) {
  const { columns, rows, keyOf, density = 'normal', sort = null, onSort, chosen, onChosen, onResize } = props
  const table = useRef<HTMLTableElement>(null)
  return (
    <ScrollBox label={props.label}>
      <table ref={table} className={`sn-table sn-table-${density}`} style={{ minWidth: `${charactersOf(columns)}rem` }} aria-label={props.label}>
        <colgroup>
          {chosen && <col style={{ width: '3rem' }} />}
          {columns.map((column) => <col key={column.key} style={column.width ? { width: `${column.width}rem` } : {}} />)}
        </colgroup>
        <thead>
          <tr>
            {chosen && onChosen && <th scope="col"><ChooseAll keys={rows.map(keyOf)} chosen={chosen} onChosen={onChosen} /></th>}
            {columns.map((column) => (
              <ColumnHead
                key={column.key} title={column.title} isNumber={column.isNumber ?? false}
                direction={sort?.key === column.key ? sort.direction : null}
                onSort={column.isSortable && onSort ? () => onSort(nextSort(sort, column.key)) : undefined}
                onResize={onResize ? (width) => onResize(column.key, width) : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = keyOf(row)
            return (
              <tr key={key} data-open={props.openKey === key || undefined} data-chosen={chosen?.has(key) || undefined}>
                {chosen && onChosen && <td><ChooseOne name={props.nameOf(row)} rowKey={key} chosen={chosen} onChosen={onChosen} /></td>}
                {columns.map((column) => <td key={column.key} className={column.isNumber ? 'sn-number' : undefined}><CellOf row={row} column={column} hrefOf={props.hrefOf} /></td>)}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** How wide the columns are together; one without a width of its own gets what a title needs. */
const charactersOf = <Row,>(columns: readonly Column<Row>[]): number => columns.reduce((sum, { width }) => sum + (width ?? LEAST_FREE), 0)
const LEAST_FREE = 12

function Cards<Row>({ label, columns, rows, keyOf, nameOf, hrefOf, openKey, chosen, onChosen }: GovTableProps<Row>) {
  const main = columns.find((column) => column.isMain) ?? columns[0]
  const others = columns.filter((column) => column !== main)
  return (
    <ul className="sn-cards" aria-label={label}>
      {rows.map((row) => {
        const key = keyOf(row)
        return (
          <li key={key} data-open={openKey === key || undefined} data-chosen={chosen?.has(key) || undefined}>
            <div className="sn-cards-head">
              {chosen && onChosen && <ChooseOne name={nameOf(row)} rowKey={key} chosen={chosen} onChosen={onChosen} />}
              {main && <CellOf row={row} column={main} hrefOf={hrefOf} />}
            </div>
            <dl>{others.map((column) => <div key={column.key}><dt>{column.title}</dt><dd>{column.render(row)}</dd></div>)}</dl>
          </li>
        )
      })}
    </ul>
  )
}

function CellOf<Row>({ row, column, hrefOf }: { readonly row: Row; readonly column: Column<Row>; readonly hrefOf: ((row: Row) => string) | undefined }) {
  return column.isMain && hrefOf ? <GoLink to={hrefOf(row)} className="sn-row-link">{column.render(row)}</GoLink> : column.render(row)
}

interface ChoiceProps {
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (chosen: ReadonlySet<string>) => void
}

function ChooseAll({ keys, chosen, onChosen }: ChoiceProps & { readonly keys: readonly string[] }) {
  const isAll = keys.length > 0 && keys.every((key) => chosen.has(key))
  const isSome = !isAll && keys.some((key) => chosen.has(key))
  return (
    <label className="sn-check">
      <span className="sn-hidden">选择本页全部</span>
      <input
        type="checkbox" checked={isAll} ref={(box) => { if (box) box.indeterminate = isSome }}
        onChange={() => onChosen(isAll ? without(chosen, keys) : new Set([...chosen, ...keys]))}
      />
    </label>
  )
}

function ChooseOne({ name, rowKey, chosen, onChosen }: ChoiceProps & { readonly name: string; readonly rowKey: string }) {
  const isChosen = chosen.has(rowKey)
  return (
    <label className="sn-check">
      <span className="sn-hidden">选择{name}</span>
      <input type="checkbox" checked={isChosen} onChange={() => onChosen(isChosen ? without(chosen, [rowKey]) : new Set([...chosen, rowKey]))} />
    </label>
  )
}

const without = (chosen: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> => new Set([...chosen].filter((key) => !keys.includes(key)))
