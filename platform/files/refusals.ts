import type { Sentences } from '#lib/refusals'
import type { FileRefusal } from './types.ts'

/** Why a file is not taken, and what to do next. */
export const fileRefusals: Sentences<FileRefusal> = {
  'file-too-large': '文件超过 {limit} MB 的上限，请压缩或拆分后重新上传。',
  'file-empty': '文件是空的，请检查文件后重新选择。',
}
