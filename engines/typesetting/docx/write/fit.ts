import { documentFormat } from '../../dimensions.ts'
import { slotWidth } from '../../fonts.ts'
import type { Face } from '../../model.ts'

const { area, body } = documentFormat

/** A paragraph of the text's size as a word processor breaks it: how far its lines reach, and what stands in it. */
export interface Fitting {
  readonly text: string
  readonly face: Face
  /** The first line's indent and the further lines', in mm. */
  readonly first: number
  readonly left: number
  readonly right?: number
}

/**
 * Habits that a spacing should suit, the most needed first: LibreOffice always parts Chinese from Latin by a quarter of an em,
 * Word does as it is told. Fonts differ a little, so a line that only just fits does not count on it.
 */
const habits = [{ gap: 0.25, spare: 1.5 }, { gap: 0.25, spare: 0 }, { gap: 0, spare: 0 }] as const
/** The usual spacing between characters in twips, and how far it is changed: less than half a point the eye hardly sees. */
const usual = -5
const candidates = [-5, -6, -4, -7, -3, -8, -2, -9, -1, -10, 0, -11, -12, -13, -14, -15, -16, -17, -18]

/**
 * The spacing in mm with which a paragraph takes as many lines as the layout gave it, undefined for the usual one. Our own breaking
 * squeezes marks and cuts long addresses, which word processors do not: without this a page now and then comes out a line longer.
 */
export function fittedSpacing(fitting: Fitting, lines: number): number | undefined {
  const parts = fitting.text.split('\n').map((part) => unitsOf(part, fitting.face))
  let best = { spacing: usual, suited: 0 }
  for (const spacing of candidates) {
    const misfit = habits.findIndex((habit) => countLines(parts, fitting, { spacing: spacing * 25.4 / 1440, ...habit }) !== lines)
    const suited = misfit < 0 ? habits.length : misfit
    if (suited > best.suited) best = { spacing, suited }
    if (suited === habits.length) break
  }
  return best.spacing === usual ? undefined : best.spacing * 25.4 / 1440
}

const noStart = /^[!%),.:;?\]}°·’”…‰′″℃、。〉》」』】〕！％），．：；？］～—－]$/
const noEnd = /^[([{‘“〈《「『【〔（［｛￥$]$/
/** Marks that may stand beyond the edge of the line. */
const hangs = /^[、。，．：；！？]$/
const isLatin = /^[\u0021-\u024f]$/

/** One unit that never parts: a Latin word, or a Chinese character. */
interface Unit { readonly text: string; readonly width: number; readonly length: number; readonly latin: boolean }
interface Setting { readonly spacing: number; readonly gap: number; readonly spare: number }

const countLines = (parts: readonly (readonly Unit[])[], { first, left, right = 0 }: Fitting, setting: Setting): number =>
  parts.reduce((sum, units, index) => sum + linesOf(units, { ...setting, room: area.width - left - right - setting.spare, indent: index === 0 ? first : 0 }), 0)

function unitsOf(text: string, face: Face): Unit[] {
  return [...text.matchAll(/[\u0021-\u024f]+|[\s\S]/gu)].map(([unit]) => ({
    text: unit, latin: isLatin.test(unit[0]!), length: unit.length, width: [...unit].reduce((sum, char) => sum + slotWidth(face, char) * body.size, 0),
  }))
}

/** How many lines a greedy breaking comes to. State: the line's first unit, and the width used on it. */
function linesOf(units: readonly Unit[], { spacing, gap, room, indent }: Setting & { readonly room: number; readonly indent: number }): number {
  let lines = 1
  let used = indent
  for (let at = 0, start = 0; at < units.length; at++) {
    const unit = units[at]!
    const before = units[at - 1]
    const parting = at > start && before && before.latin !== unit.latin && hasLetters(before, unit) ? gap * body.size : 0
    const width = parting + unit.width + unit.length * spacing
    if (used + width <= room + 0.01 || at === start || (hangs.test(unit.text) && used <= room + 0.01) || unit.text === ' ') {
      used += width
      continue
    }
    let turn = at
    while (turn > start + 1 && (noStart.test(units[turn]!.text[0]!) || noEnd.test(units[turn - 1]!.text))) turn--
    lines++
    start = turn > start + 1 || turn === at ? turn : at
    at = start - 1
    used = 0
  }
  return lines
}

/** Only letters and digits are parted from Chinese characters, never marks. */
const hasLetters = (a: Unit, b: Unit): boolean => {
  const [latin, other] = a.latin ? [a, b] : [b, a]
  const edge = a.latin ? latin.text.at(-1)! : latin.text[0]!
  return /[A-Za-z0-9]/.test(edge) && /[\u3400-\u9fff]/.test(other.text)
}
