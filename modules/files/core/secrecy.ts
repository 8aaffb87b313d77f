import { fingerprintOf, isNearDuplicate, secrecyMarksIn, type Fingerprint } from '#engines/wording'
import { refuse, type Refused } from '#lib/decision'
import type { Sign } from './types.ts'

/** What was quarantined before and not found harmless since. */
export interface Quarantined { readonly sha256: string; readonly fingerprints: readonly Fingerprint[] }

/** The text of a file or a form, each part with a first page of its own: a sheet, a header, a text box, a body. */
export type Parts = readonly string[]

/** The marks of classified content in a text, the first one found; N-01 and N-02. */
export function markIn(parts: Parts): Sign | null {
  for (const part of parts) {
    const [first] = secrecyMarksIn(part)
    if (first) return first.kind
  }
  return null
}

/**
 * N-01 and N-03 for everything that is typed anywhere: each text of a form has a first line of its own, be it a title, an opinion,
 * a reason or a remark. Only a structured `body` is left to its owner, because its pieces are lines of one text and not texts.
 */
export function screenTyped(input: unknown): Refused<'classified-content'> | null {
  const open: unknown[] = [input]
  while (open.length) {
    const value = open.pop()
    if (typeof value === 'string') {
      // Every mark has this character in it, and most texts have not.
      if (value.includes('密') && markIn([value])) return refuse('classified-content')
    } else if (Array.isArray(value)) for (const one of value) open.push(one)
    else if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) if (key !== 'body' || !Array.isArray(one)) open.push(one)
  }
  return null
}

/** N-08: whether somebody tries again with what was quarantined, as it was or without its mark. */
export function likenessTo(quarantined: readonly Quarantined[], { sha256, parts }: { sha256: string | null; parts: Parts }): Sign | null {
  if (quarantined.some((before) => before.sha256 === sha256)) return 'same-file'
  const prints = fingerprintsOf(parts)
  const isLike = quarantined.some((before) => before.fingerprints.some((old) => prints.some((print) => isNearDuplicate(old, print))))
  return isLike ? 'near-duplicate' : null
}

/** What is kept to recognise a text again; no text can be read from it. */
export const fingerprintsOf = (parts: Parts): readonly Fingerprint[] => {
  const whole = parts.join('\n')
  return [...new Set([whole, ...parts].map(fingerprintOf))].filter((print) => print !== '')
}
