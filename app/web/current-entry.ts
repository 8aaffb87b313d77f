import type { NavEntry } from '#ui'

/** The entry whose path leads furthest towards the page being shown. */
export function currentEntry(entries: readonly NavEntry[], path: string): NavEntry | undefined {
  const leading = entries.filter((entry) => path === entry.path || (entry.path !== '/' && path.startsWith(`${entry.path}/`)))
  return leading.toSorted((one, other) => other.path.length - one.path.length)[0]
}
