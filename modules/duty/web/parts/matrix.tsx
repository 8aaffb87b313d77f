import { type KeyboardEvent, useRef, useState } from 'react'
import { weekdayOf, type Day } from '#lib/instants'
import { ScrollBox, dayWords, today } from '#ui'
import type { SeatChange } from '../../core/roster.ts'
import { dayKindWords, dutyRoleWords, dutyRoles, seatKey, type Seat, type Shift } from '../../core/types.ts'
import type { MonthView, RosterDay } from '../../core/views.ts'
import { exchanged, moved, seatsOn } from '../matrix-moves.ts'

export interface MatrixProps {
  readonly view: MonthView
  readonly mayChange: boolean
  /** The viewer's own shifts, from which a swap may be asked. */
  readonly onChange: (changes: readonly SeatChange[]) => void
  /** Opens a place: to put another on it, or to ask for a swap. */
  readonly onOpen: (seat: Seat) => void
}
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** The month as it hangs on the wall. Arrow keys move, Enter opens a place; Space takes a name up and Space at another place exchanges the two, as dragging does. */
export function Matrix({ view, mayChange, onChange, onOpen }: MatrixProps) {
  const { days, shifts, mine } = view
  const [at, setAt] = useState<Seat>(() => seatsOn(days.find(({ day }) => day === view.today) ?? days[0]!)[0]!)
  const [held, setHeld] = useState<Seat | null>(null)
  const table = useRef<HTMLTableElement>(null)
  const mayOpen = (seat: Seat) => mayChange || mine.some((one) => seatKey(one) === seatKey(seat))
  const exchange = (from: Seat, to: Seat) => { setHeld(null); const changes = exchanged(from, to, shifts); if (changes) onChange(changes) }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moved(days, at, event.key)
    if (to) { setAt(to); table.current?.querySelector<HTMLButtonElement>(`[data-seat="${seatKey(to)}"]`)?.focus(); event.preventDefault() }
    else if (event.key === ' ' && mayChange) { event.preventDefault(); if (held) exchange(held, at); else setHeld(at) }
    else if (event.key === 'Escape' && held) setHeld(null)
  }
  const place = (seat: Seat) => (
    <Place key={seatKey(seat)} seat={seat} shift={shifts.find((one) => seatKey(one) === seatKey(seat))} isAt={seatKey(seat) === seatKey(at)} isHeld={held !== null && seatKey(held) === seatKey(seat)} isOwn={mine.some((one) => seatKey(one) === seatKey(seat))}
      mayDrag={mayChange} onFocus={() => setAt(seat)} onOpen={() => { if (mayOpen(seat)) onOpen(seat) }} onDrag={() => setHeld(seat)} onDrop={() => { if (held) exchange(held, seat) }} />
  )
  return (
    <>
      <p className="sn-muted sn-screen-only" aria-live="polite">{held ? `已拿起 ${dayWords(held.day, today())} 的${dutyRoleWords[held.role]}，移到要对调的班再按空格，按 Esc 放下。` : mayChange ? '方向键移动，回车换人；空格拿起一个班，到另一个班再按空格对调，也可以用鼠标拖动。' : mine.length > 0 ? '方向键移动；在自己的班上按回车，提出调班。' : ''}</p>
      <ScrollBox label="值班表">
        <table ref={table} className="duty-matrix" aria-label={`${Number(view.month.slice(0, 4))}年${Number(view.month.slice(5))}月值班表`} onKeyDown={onKeyDown}>
          <thead><tr><th scope="col">日期</th><th scope="col">星期</th>{dutyRoles.map((role) => <th key={role} scope="col">{dutyRoleWords[role]}</th>)}<th scope="col">备注</th></tr></thead>
          <tbody>{days.map((day) => <Row key={day.day} day={day} isToday={day.day === view.today} place={place} />)}</tbody>
        </table>
      </ScrollBox>
    </>
  )
}

const Row = ({ day, isToday, place }: { readonly day: RosterDay; readonly isToday: boolean; readonly place: (seat: Seat) => React.ReactNode }) => (
  <tr data-kind={day.kind} data-today={isToday || undefined}>
    <th scope="row">{Number(day.day.slice(8))}日{isToday && <span className="sn-hidden">今天</span>}</th><td>{WEEKDAYS[weekdayOf(day.day)]}</td>
    {dutyRoles.map((role) => <td key={role}><div className="duty-places">{seatsOn(day).filter((seat) => seat.role === role).map(place)}</div></td>)}
    <td className="sn-muted">{[day.kind === 'workday' ? '' : dayKindWords[day.kind], day.period ?? ''].filter(Boolean).join('、')}</td>
  </tr>
)

interface PlaceProps {
  readonly seat: Seat; readonly shift: Shift | undefined; readonly isAt: boolean; readonly isHeld: boolean; readonly isOwn: boolean; readonly mayDrag: boolean
  readonly onFocus: () => void; readonly onOpen: () => void; readonly onDrag: () => void; readonly onDrop: () => void
}
const Place = ({ seat, shift, isAt, isHeld, isOwn, mayDrag, onFocus, onOpen, onDrag, onDrop }: PlaceProps) => (
  <button
    type="button" className="duty-place" data-seat={seatKey(seat)} data-held={isHeld || undefined} data-own={isOwn || undefined} data-empty={!shift || undefined} tabIndex={isAt ? 0 : -1} aria-pressed={mayDrag ? isHeld : undefined}
    aria-label={`${dayWords(seat.day as Day, today())} ${dutyRoleWords[seat.role]} ${shift?.name ?? '未排'}${isOwn ? '，本人' : ''}`} draggable={mayDrag && shift !== undefined}
    onFocus={onFocus} onClick={onOpen} onDragStart={onDrag} onDragOver={(event) => { if (mayDrag) event.preventDefault() }} onDrop={(event) => { event.preventDefault(); onDrop() }}
  >{shift?.name ?? '未排'}</button>
)
