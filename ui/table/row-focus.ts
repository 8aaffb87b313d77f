/** Moves the focus to the link of the next (or previous) row; answers the row's place, or -1 when there is none. */
export function focusRow(by: 1 | -1): number {
  const links = rowLinks()
  const at = Math.min(links.length - 1, Math.max(0, pressedRow() + by))
  links[at]?.focus()
  return links.length === 0 ? -1 : at
}

/** The place of the row whose link has the focus, or -1. */
export const pressedRow = (): number => rowLinks().findIndex((link) => link === document.activeElement)

const rowLinks = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main .sn-row-link')]
