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
  const counts = candidates.map((spacing) => habits.map((habit) => countLines(fitting, spacing * 25.4 / 1440, habit)))
  const suits = (count: number): number => counts.findIndex((each) => each.slice(0, count).every((one) => one === lines))
  const best = [habits.length, 2, 1].map(suits).find((index) => index >= 0)
  const chosen = best === undefined ? usual : candidates[best]!
  return chosen === usual ? undefined : chosen * 25.4 / 1440
}

const noStart = /^[!%),.:;?\]}°·’”…‰′″℃、。〉》」』】〕！％），．：；？］～—－]$/
const noEnd = /^[([{‘“〈《「『【〔（［｛￥$]$/
/** Marks that may stand beyond the edge of the line. */
const hangs = /^[、。，．：；！？]$/
const isLatin = /^[\u0021-\u024f]$/

/** One unit that never parts: a Latin word, or a Chinese character. */
interface Unit { readonly text: string; readonly width: number; readonly latin: boolean }

/** How many lines a greedy breaking comes to. State: the width used on the line, and where it may last be broken. */
function countLines({ text, face, first, left, right = 0 }: Fitting, spacing: number, { gap, spare }: (typeof habits)[number]): number {
  const room = area.width - left - right - spare
  return text.split('\n').reduce((sum, part, index) => sum + linesOf(unitsOf(part, { face, spacing }), { gap: gap * body.size, room, indent: index === 0 ? first : 0 }), 0)
}

function unitsOf(text: string, { face, spacing }: { face: Face; spacing: number }): Unit[] {
  return [...text.matchAll(/[\u0021-\u024f]+|[\s\S]/gu)].map(([unit]) => ({
    text: unit, latin: isLatin.test(unit[0]!), width: [...unit].reduce((sum, char) => sum + slotWidth(face, char) * body.size + spacing, 0),
  }))
}

function linesOf(units: readonly Unit[], { gap, room, indent }: { gap: number; room: number; indent: number }): number {
  let lines = 1
  let used = indent
  for (let at = 0, start = 0; at < units.length; at++) {
    const unit = units[at]!
    const before = units[at - 1]
    const parting = at > start && before && before.latin !== unit.latin && hasLetters(before, unit) ? gap : 0
    if (used + parting + unit.width <= room + 0.01 || at === start || (hangs.test(unit.text) && used <= room + 0.01) || unit.text === ' ') {
      used += parting + unit.width
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
