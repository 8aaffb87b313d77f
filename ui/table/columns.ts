import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** In characters of body text, so that it grows with the text size. Absent: takes what is left. */
  readonly width?: number
  readonly render: (row: Row) => ReactNode
  /** The column whose content is the link that opens the row. Exactly one. */
  readonly isMain?: boolean
  readonly isNumber?: boolean
  readonly isSortable?: boolean
  /** Not shown until the person chooses it. */
  readonly isOptional?: boolean
}

export interface Sort { readonly key: string; readonly direction: 'up' | 'down' }

export type Density = 'compact' | 'normal' | 'roomy'
export const densityLabels: Readonly<Record<Density, string>> = { compact: '紧凑', normal: '适中', roomy: '宽松' }

/** What a person keeps about one list. */
export interface TableSettings {
  readonly density: Density
  /** Keys of hidden columns; null while the person has chosen nothing. */
  readonly hidden: readonly string[] | null
  /** Widths the person chose, in characters. */
  readonly widths: Readonly<Record<string, number>>
}

export const defaultTableSettings: TableSettings = { density: 'normal', hidden: null, widths: {} }

/** Table settings from anything stored. */
export function readTableSettings(stored: unknown): TableSettings {
  const given: Partial<Record<keyof TableSettings, unknown>> = typeof stored === 'object' && stored !== null ? stored : {}
  const widths = typeof given.widths === 'object' && given.widths !== null ? Object.entries(given.widths) : []
  return {
    density: typeof given.density === 'string' && Object.hasOwn(densityLabels, given.density) ? (given.density as Density) : 'normal',
    hidden: Array.isArray(given.hidden) ? given.hidden.filter((key) => typeof key === 'string') : null,
    widths: Object.fromEntries(widths.filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= LEAST_WIDTH)),
  }
}

/** Columns shown, in order, with the widths in force. The main column cannot be hidden: it opens the row. */
export function shownColumns<Row>(columns: readonly Column<Row>[], settings: TableSettings): readonly Column<Row>[] {
  const isHidden = (column: Column<Row>) => !column.isMain && (settings.hidden ? settings.hidden.includes(column.key) : column.isOptional === true)
  return columns.filter((column) => !isHidden(column)).map((column) => {
    const width = settings.widths[column.key]
    return width ? { ...column, width } : column
  })
}

/** Settings after showing or hiding a column. */
export function toggleColumn<Row>(columns: readonly Column<Row>[], settings: TableSettings, key: string): TableSettings {
  const hidden = settings.hidden ?? columns.filter((column) => column.isOptional).map((column) => column.key)
  return { ...settings, hidden: hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key] }
}

/** Settings after widening (or narrowing) a column by so many characters. */
export function resizeColumn(settings: TableSettings, key: string, width: number): TableSettings {
  return { ...settings, widths: { ...settings.widths, [key]: Math.max(LEAST_WIDTH, Math.round(width * 10) / 10) } }
}

/** The next order when a column's head is pressed: up, down, then none. */
export function nextSort(sort: Sort | null, key: string): Sort | null {
  if (sort?.key !== key) return { key, direction: 'up' }
  return sort.direction === 'up' ? { key, direction: 'down' } : null
}

/** Two characters and padding: below this no column can be read. */
const LEAST_WIDTH = 4
