import type { Instant } from '#lib/instants'
import type { KeptKey, KeyRoom } from './keys.ts'

/** Keys that live as long as a test, and the certificates of all of them. */
export function passingKeyRoom(now = '2026-11-23T01:30:00.000Z' as Instant): KeyRoom & { readonly certificates: () => readonly Uint8Array[] } {
  const kept = new Map<string, KeptKey>()
  return {
    now,
    certificates: () => [...kept].filter(([name]) => name.startsWith('authority-')).map(([, { certificate }]) => certificate),
    keep: async (name, make) => {
      const key = kept.get(name) ?? await make()
      kept.set(name, key)
      return key
    },
  }
}
