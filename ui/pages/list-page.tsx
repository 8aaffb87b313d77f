import { DownloadOutlined, FilterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, Suspense, lazy, useCallback, useMemo, useState } from 'react'
import { EmptyState, type EmptyStateProps, ProblemNote, Waiting } from '../pieces/notes.tsx'
import { useHotkeys } from '../pieces/hotkeys.tsx'
import { useNarrow } from '../provider.tsx'
import { useGo, useTitle } from '../routing.tsx'
import { useSetting } from '../settings.tsx'
import { type Column, type Sort, readTableSettings, resizeColumn, shownColumns } from '../table/columns.ts'
import { GovTable } from '../table/gov-table.tsx'
import { focusRow, pressedRow } from '../table/row-focus.ts'
import { SavedViews, type View } from '../table/saved-views.tsx'
import { TableOptions } from '../table/table-options.tsx'

// antd's pagination brings its select along, and most lists fit one page.
const PageTurner = lazy(() => import('./page-turner.tsx').then((loaded) => ({ default: loaded.PageTurner })))

/** Something that can be done with several rows at once. */
export interface BulkAct {
  readonly label: string
  readonly onAct: (keys: readonly string[]) => void
}

export interface ListPageProps<Row> {
  /** Names the list in the person's settings, e.g. `documents.mine`. */
  readonly list: string
  readonly title: string
  /** At the right of the title: the page's primary action. */
  readonly action?: ReactNode
  /** Below the title: what holds for the whole list, what was refused. */
  readonly note?: ReactNode
  readonly views?: readonly View[]
  /** The filter bar's controls. */
  readonly filters?: ReactNode
  readonly columns: readonly Column<Row>[]
  /** Undefined while they come. */
  readonly rows: readonly Row[] | undefined
  readonly problem?: unknown
  readonly keyOf: (row: Row) => string
  readonly nameOf: (row: Row) => string
  readonly hrefOf?: (row: Row) => string
  readonly total?: number | undefined
  readonly page?: number
  readonly pageSize?: number
  readonly onPage?: (page: number) => void
  readonly sort?: Sort | null
  readonly onSort?: (sort: Sort | null) => void
  readonly bulk?: readonly BulkAct[]
  /** Downloads what is shown, in this order and with these columns. */
  readonly onExport?: (columns: readonly string[]) => void
  readonly empty: EmptyStateProps
  /** Shown at the right of the list for one row, keeping the list; on narrow screens rows open as pages instead. */
  readonly preview?: (row: Row) => ReactNode
  readonly openKey?: string | null
  readonly onOpen?: (key: string | null) => void
}

/** Page kind 2: title, views, filter bar, table, bulk bar, export, preview. j/k move, Enter opens, x chooses. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { list, title, rows, columns, keyOf } = props
  useTitle(title)
  const [settings, setSettings] = useSetting(`table.${list}`, readTableSettings)
  const shown = useMemo(() => shownColumns(columns, settings), [columns, settings])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const isNarrow = useNarrow(64)
  const isSmall = useNarrow(48)
  const openRow = !isNarrow && props.preview ? rows?.find((row) => keyOf(row) === props.openKey) : undefined
  useListKeys(props, setChosen)
  const present = useMemo(() => new Set([...chosen].filter((key) => rows?.some((row) => keyOf(row) === key))), [chosen, rows, keyOf])
  const tools = (
    <>
      {props.onExport && <Button icon={<DownloadOutlined />} onClick={() => props.onExport?.(shown.map(({ key }) => key))}>导出</Button>}
      <TableOptions columns={columns} settings={settings} onChange={setSettings} />
    </>
  )
  return (
    <div className={isSmall ? 'sn-list-page sn-list-narrow' : 'sn-list-page'}>
      <header className="sn-page-head"><h1>{title}</h1><div className="sn-row">{props.filters === undefined && tools}{props.action}</div></header>
      {props.note}
      <SavedViews list={list} views={props.views ?? []} />
      {props.filters !== undefined && <FilterBar title={title} filters={props.filters}>{tools}</FilterBar>}
      {props.bulk && present.size > 0 && <BulkBar acts={props.bulk} chosen={present} onClear={() => setChosen(new Set())} />}
      <div className={openRow === undefined ? 'sn-list-split' : 'sn-list-split sn-list-open'}>
        <div className="sn-list-main sn-card">
          {props.problem ? <ProblemNote problem={props.problem} /> : rows === undefined ? <Waiting lines={8} /> : rows.length === 0 ? <EmptyState {...props.empty} /> : (
            <GovTable
              label={title} columns={shown} rows={rows} keyOf={keyOf} nameOf={props.nameOf} hrefOf={props.hrefOf}
              openKey={props.openKey} density={settings.density} isSqueezed={openRow !== undefined} sort={props.sort} onSort={props.onSort}
              chosen={props.bulk ? present : undefined} onChosen={props.bulk ? setChosen : undefined}
              onResize={(key, width) => setSettings(resizeColumn(settings, key, width))}
            />
          )}
          <Pages {...props} />
        </div>
        {openRow !== undefined && <aside className="sn-preview sn-card" aria-label="预览">{props.preview?.(openRow)}</aside>}
      </div>
    </div>
  )
}

/** The filters, always above the table: heads of columns cannot be reached by keyboard. On small screens they fold away. */
function FilterBar({ title, filters, children }: { readonly title: string; readonly filters: ReactNode; readonly children: ReactNode }) {
  const isNarrow = useNarrow(48)
  const [isOpen, setOpen] = useState(false)
  const isShown = !isNarrow || isOpen
  return (
    <div className="sn-filter-bar" role="search" aria-label={`筛选${title}`}>
      {isShown && <div className="sn-filters">{filters}</div>}
      <div className="sn-row sn-list-tools">
        {isNarrow && <Button icon={<FilterOutlined />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>筛选</Button>}
        {children}
      </div>
    </div>
  )
}

function BulkBar({ acts, chosen, onClear }: { readonly acts: readonly BulkAct[]; readonly chosen: ReadonlySet<string>; readonly onClear: () => void }) {
  return (
    <div className="sn-bulk" role="region" aria-label="批量办理">
      <span>已选 <strong>{chosen.size}</strong> 项</span>
      {acts.map((act) => <Button key={act.label} onClick={() => act.onAct([...chosen])}>{act.label}</Button>)}
      <button type="button" className="sn-plain" onClick={onClear}>取消选择</button>
    </div>
  )
}

function Pages<Row>({ total, page = 1, pageSize = 50, onPage, rows }: ListPageProps<Row>) {
  if (total === undefined || !rows?.length) return null
  return (
    <div className="sn-pages">
      <span className="sn-muted">共 {total.toLocaleString('zh-CN')} 项</span>
      {total > pageSize && onPage && <Suspense><PageTurner page={page} pageSize={pageSize} total={total} onPage={onPage} /></Suspense>}
    </div>
  )
}

function useListKeys<Row>({ rows, keyOf, hrefOf, preview, onOpen, openKey, bulk }: ListPageProps<Row>, setChosen: (change: (chosen: ReadonlySet<string>) => ReadonlySet<string>) => void): void {
  const go = useGo()
  const open = rows?.findIndex((row) => keyOf(row) === openKey) ?? -1
  const step = useCallback((by: 1 | -1) => {
    const at = focusRow(by, open)
    // An open preview follows the row under the keys.
    const row = rows?.[at]
    if (row !== undefined && preview && openKey) onOpen?.(keyOf(row))
  }, [rows, preview, openKey, open, onOpen, keyOf])
  const current = () => rows?.[pressedRow(open)]
  const toggle = (key: string) => setChosen((chosen) => new Set(chosen.has(key) ? [...chosen].filter((other) => other !== key) : [...chosen, key]))
  useHotkeys([
    { keys: 'j', label: '下一项', act: () => step(1) },
    { keys: 'k', label: '上一项', act: () => step(-1) },
    ...(preview && onOpen ? [{ keys: 'p', label: '预览或收起', act: () => { const row = current(); onOpen(openKey || row === undefined ? null : keyOf(row)) } }] : []),
    ...(bulk ? [{ keys: 'x', label: '选择或取消', act: () => { const row = current(); if (row !== undefined) toggle(keyOf(row)) } }] : []),
    ...(hrefOf ? [{ keys: 'o', label: '打开（同 Enter）', act: () => { const row = current(); if (row !== undefined) go(hrefOf(row)) } }] : []),
  ])
}
