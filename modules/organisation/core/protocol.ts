import type { PersonId } from '#lib/ids'

/** A person with the best place of the posts held; null for nobody's leader. */
export interface Ranked { readonly id: PersonId; readonly rank: number | null; readonly pinyin: string }

/** 礼宾次序: leaders by the rank of their highest post, then the others by the alphabet of their names. */
export const byProtocol = (a: Ranked, b: Ranked): number =>
  (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || (a.pinyin < b.pinyin ? -1 : a.pinyin > b.pinyin ? 1 : a.id < b.id ? -1 : 1)
