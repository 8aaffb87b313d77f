import type { Recipient } from './content.ts'

/**
 * The recipients that a printed line names. Classes are parted by ， and organs of a class by 、, but a group's own name may have 、 in it
 * (各镇党委、街道党工委): the longest name that is known is taken, and what nobody knows stays together as it is printed.
 */
export function recipientsIn(line: string, known: ReadonlyMap<string, Recipient>): readonly Recipient[] {
  return line.split(/[，；]/u).flatMap((part) => inClass(part.split('、').map((name) => name.trim()).filter(Boolean), known))
}

function inClass(names: readonly string[], known: ReadonlyMap<string, Recipient>): readonly Recipient[] {
  const found: Recipient[] = []
  let unknown: string[] = []
  const written = () => {
    if (unknown.length) found.push({ kind: 'text', name: unknown.join('、') })
    unknown = []
  }
  for (let at = 0; at < names.length;) {
    const many = knownFrom(names.slice(at), known)
    if (many) {
      written()
      found.push(known.get(names.slice(at, at + many).join('、'))!)
    } else unknown.push(names[at]!)
    at += many || 1
  }
  written()
  return found
}

/** How many of these names together are the longest name that is known; 0 where none is. */
const knownFrom = (names: readonly string[], known: ReadonlyMap<string, Recipient>): number =>
  names.map((_, index) => names.length - index).find((count) => known.has(names.slice(0, count).join('、'))) ?? 0
