import type { Sentences } from '#lib/refusals'

export type LikenessRefusal = 'put-together-already' | 'stands-alone'

/** What a person reads when putting reports together says no. */
export const likenessRefusals: Sentences<LikenessRefusal> = {
  'put-together-already': '这两条信息已经归为同一事件，请刷新后再看。',
  'stands-alone': '这条信息没有与其他信息归为同一事件，请刷新后再看。',
}
