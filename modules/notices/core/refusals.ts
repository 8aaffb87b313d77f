import type { Sentences } from '#lib/refusals'

export type NoticeRefusal = 'always-heard'

export const refusals: Sentences<NoticeRefusal> = {
  'always-heard': '「{kind}」关系安全，不能设为不提醒，请保留后再保存。',
}
