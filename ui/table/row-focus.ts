/**
 * Moves the focus to the link of the row next to (or before) the one that has it, or else to the open one; answers the
 * row's place, or -1 when there is none. `open` is the place of the row being previewed, -1 for none.
 */
export function focusRow(by: 1 | -1, open: number): number {
  const links = rowLinks()
  const at = Math.min(links.length - 1, Math.max(0, pressedRow(open) + by))
  links[at]?.focus()
  return links.length === 0 ? -1 : at
}

/** The place of the row whose link has the focus, or else of the open one. */
export function pressedRow(open: number): number {
  const at = rowLinks().findIndex((link) => link === document.activeElement)
  return at >= 0 ? at : open
}

const rowLinks = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main .sn-row-link')]
