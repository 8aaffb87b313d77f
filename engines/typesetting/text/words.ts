import type { Glyph } from './atoms.ts'
import { noEnd, noStart } from './marks.ts'

/** A line may stand open by so many cells before a long address is cut. */
export const worstHole = 1.5
/** So wide a hole is worse than a cut within a part of an address. */
const openHole = 5
/** So many characters of an address stay together at either side of a cut that no mark asks for. */
const leastPart = 4

/** Marks after which an address or a word with hyphens may be cut. */
const cutAfter = new Set('/-&=?#:_,;.@%+')

/**
 * Where a word of European letters is best cut so that its head fits the room; 0 when it stays whole. Words with hyphens part at
 * them, addresses at their marks; numbers and common words never part, unless they are `alone`, wider than a line.
 */
export function cutOfWord(glyphs: readonly Glyph[], room: number, alone: boolean): number {
  const chars = glyphs.map((glyph) => glyph.char)
  const kind = kindOf(chars.join(''))
  if (!alone && (kind === 'whole' || room <= worstHole)) return 0
  const most = fitting(glyphs, room)
  if (kind !== 'whole') for (let at = most; at > 1; at--) if (isSensible(chars, at)) return at
  if (!alone && !(kind === 'address' && room > openHole)) return 0
  const least = alone ? 1 : leastPart
  for (let at = Math.min(most, chars.length - least); at >= least; at--) if (mayPart(chars, at)) return at
  // In a column of hardly a character there is no lawful place; anything is better than text beyond the paper.
  return alone && chars.length > 1 ? Math.max(1, most) : 0
}

/** Numbers stay whole with all that belongs to them; an address has marks that words have not. */
function kindOf(text: string): 'whole' | 'hyphened' | 'address' {
  if (!/^[!-~]+$/.test(text) || /^[\d.,%:+-]+$/.test(text)) return 'whole'
  if (/:\/\/|@|^www\.|\w\/\w.*\/|[?&=_]|\.\w+\/|(?:[a-z][\w-]*\.){2}[a-z]{2}/i.test(text)) return 'address'
  return /[a-z]{2}-[a-z]{2}/i.test(text) ? 'hyphened' : 'whole'
}

function fitting(glyphs: readonly Glyph[], room: number): number {
  let [count, width] = [0, 0]
  while (count < glyphs.length - 1 && width + glyphs[count]!.width <= room + 1e-6) width += glyphs[count++]!.width
  return count
}

/** After the last of several marks, with something at both sides of the cut. */
const isSensible = (chars: readonly string[], at: number): boolean =>
  at >= 2 && at <= chars.length - 2 && cutAfter.has(chars[at - 1]!) && !cutAfter.has(chars[at]!) && mayPart(chars, at)

const mayPart = (chars: readonly string[], at: number): boolean => !noStart.has(chars[at]!) && !noEnd.has(chars[at - 1]!)
