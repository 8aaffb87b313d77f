import type { NavEntry } from '#ui'

/** The entry whose path leads furthest towards the page being shown. */
export function currentEntry(entries: readonly NavEntry[], path: string): NavEntry | undefined {
  const leading = entries.filter((entry) => path === entry.path || (entry.path !== '/' && path.startsWith(`${entry.path}/`)))
  return leading.toSorted((one, other) => other.path.length - one.path.length)[0]
}

/** What the menu shows: what stands alone, and what lies folded beneath the place where one is. Whoever may not see the place itself sees what lies beneath. */
export function unfolded(entries: readonly NavEntry[], current: NavEntry | undefined): readonly NavEntry[] {
  const paths = new Set(entries.map(({ path }) => path))
  const open = current?.under ?? current?.path
  return entries.filter(({ under }) => under === undefined || !paths.has(under) || under === open)
}
