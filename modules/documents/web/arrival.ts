import { useEffect } from 'react'
import type { Place } from '#lib/findings'
import { fieldOf } from '../core/paper-issues.ts'

/** Where to go on a page that may still be loading: a control by its id, and the words in it. */
export interface Target { readonly id: string; readonly place?: Place }

/** The control in which something on the paper is written. */
export const targetOf = (place: Place): Target => {
  const field = fieldOf(place)
  if (place.part === 'attendance' && place.row !== undefined) return { id: `attendance.${place.row}`, place }
  return { id: place.part === 'body' && (place.block !== undefined || field === 'body') ? textIdOf(place.attachment) : field, place }
}

/** The control of an issue's field. */
export const targetOfField = (field: string): Target => ({ id: field === 'body' ? textIdOf() : field })

/** The id of the text itself, that of the body or of an annex. */
export const textIdOf = (annex?: number): string => (annex === undefined ? 'body.text' : `annexes.${annex}.text`)

/** Goes to a target as soon as it is on the page: into view, into focus, its words selected. */
export function useArrival(target: Target | null, onArrived: () => void): void {
  useEffect(() => {
    if (!target) return
    let tries = 0
    const timer = setInterval(() => {
      if (!arrive(target) && ++tries < MOST_TRIES) return
      clearInterval(timer)
      onArrived()
    }, EVERY_MS)
    return () => clearInterval(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- one journey for one target, whatever is to be done at its end.
  }, [target])
}

// The editor is a chunk of its own, which may take a while on a slow line.
const EVERY_MS = 100
const MOST_TRIES = 50
const FOCUSABLE = 'input,textarea,select,button,[tabindex],[contenteditable]'

function arrive({ id, place }: Target): boolean {
  const control = document.getElementById(id)
  if (!control) return false
  const focused = control.matches(FOCUSABLE) ? control : control.querySelector<HTMLElement>(FOCUSABLE)
  focused?.focus()
  if (place?.offset !== undefined) selectWords(focused ?? control, place)
  else control.scrollIntoView({ block: 'center' })
  return true
}

function selectWords(control: HTMLElement, place: Place): void {
  const from = place.offset ?? 0
  const to = from + (place.length ?? 0)
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    control.setSelectionRange(from, to)
    control.scrollIntoView({ block: 'center' })
    return
  }
  const holder = holderOf(control, place)
  holder.scrollIntoView({ block: 'center' })
  const [start, end] = [pointAt(holder, from), pointAt(holder, to)]
  if (start && end) getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
}

/** The editor draws one element for each block, and in a table one for each row and cell. */
function holderOf(text: HTMLElement, { block, row, cell }: Place): HTMLElement {
  const drawn = block === undefined ? undefined : text.children[block]
  const found = row === undefined || cell === undefined ? drawn : drawn?.querySelectorAll('tr')[row]?.children[cell]
  return found instanceof HTMLElement ? found : text
}

/** The point after so many characters. Lines of a cell are paragraphs of their own, parted by one character in the text. */
function pointAt(holder: HTMLElement, offset: number): { readonly node: Text; readonly offset: number } | null {
  const walk = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
  let left = offset
  let last: Text | null = null
  for (let node = walk.nextNode() as Text | null; node; node = walk.nextNode() as Text | null) {
    if (last && last.parentElement?.closest('p') !== node.parentElement?.closest('p')) left--
    if (left <= node.length) return { node, offset: Math.max(0, left) }
    left -= node.length
    last = node
  }
  return last && { node: last, offset: last.length }
}
