/** What a cell holds; null is empty. */
export type Cell = string | number | null
export type Row = readonly Cell[]

/** A column of a sheet to write. */
export interface Column {
  readonly title: string
  /** In characters; measured from the first rows when absent. */
  readonly width?: number
  /** Shown when the pointer rests on the title. */
  readonly hint?: string
  readonly isRequired?: boolean
  /** Kept as text, or a spreadsheet turns a phone number into 1.38E+10. */
  readonly isText?: boolean
}

/** A sheet to write. Rows that are too many to hold come page by page. */
export interface Sheet {
  readonly name: string
  /** A line above the titles: who exported it and when stands on the sheet itself, because it leaves the system (界面要求 33). */
  readonly note?: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[] | AsyncIterable<readonly Row[]>
}

/** A sheet as read: the cells of each row as text, by the titles of the first row; empty cells and rows are absent. */
export interface ReadSheet {
  readonly name: string
  readonly titles: readonly string[]
  /** `row` is its number in the file, the titles being row 1. */
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[]
}

/** Something wrong in one cell of a file. */
export interface Mark {
  readonly sheet: string
  readonly row: number
  /** The title of its column. */
  readonly column: string
  readonly text: string
}

// ---------------------------------------------------------------- between the threads

/** A sheet as the thread is told of it: its rows are asked for. */
export type SheetHead = Omit<Sheet, 'rows' | 'columns'> & { readonly columns: readonly (Column & { readonly width: number })[] }

/** One task for the thread. */
export type Task =
  | { readonly do: 'write'; readonly sheets: readonly SheetHead[] }
  | { readonly do: 'read'; readonly bytes: Uint8Array; readonly mostRows: number }
  | { readonly do: 'mark'; readonly bytes: Uint8Array; readonly title: string; readonly marks: readonly Mark[] }
