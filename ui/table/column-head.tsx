import { type PointerEvent, useRef } from 'react'

export interface ColumnHeadProps {
  readonly title: string
  readonly isNumber: boolean
  readonly direction: 'up' | 'down' | null
  readonly onSort: (() => void) | undefined
  /** New width in characters. */
  readonly onResize: ((width: number) => void) | undefined
}

/** A column's head: its title, the order when it sorts, and an edge that is dragged to widen it. */
export function ColumnHead({ title, isNumber, direction, onSort, onResize }: ColumnHeadProps) {
  const head = useRef<HTMLTableCellElement>(null)
  return (
    <th
      ref={head} scope="col" className={isNumber ? 'sn-number' : undefined}
      aria-sort={onSort ? (direction === 'up' ? 'ascending' : direction === 'down' ? 'descending' : 'none') : undefined}
    >
      {onSort ? (
        <button type="button" className="sn-sort" onClick={onSort}>
          {title}<span className="sn-sort-glyph" aria-hidden="true">{direction === 'up' ? '↑' : direction === 'down' ? '↓' : '↕'}</span>
        </button>
      ) : title}
      {onResize && <span className="sn-resize" aria-hidden="true" onPointerDown={(event) => head.current && drag(event, head.current, onResize)} />}
    </th>
  )
}

// The column's width is told once, at the end of the drag: rendering a long table for every pixel would stutter.
function drag(event: PointerEvent<HTMLSpanElement>, head: HTMLTableCellElement, onResize: (width: number) => void): void {
  event.preventDefault()
  const edge = event.currentTarget
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const from = event.clientX
  const before = head.getBoundingClientRect().width
  edge.setPointerCapture(event.pointerId)
  edge.onpointermove = (move) => { edge.style.transform = `translateX(${move.clientX - from}px)` }
  edge.onpointerup = (up) => {
    edge.onpointermove = null
    edge.onpointerup = null
    edge.style.transform = ''
    onResize((before + up.clientX - from) / rem)
  }
}
