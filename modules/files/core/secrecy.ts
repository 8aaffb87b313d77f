import { fingerprintOf, isNearDuplicate, secrecyMarksIn, type Fingerprint } from '#engines/wording'
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
