import type { Sentences } from '#lib/refusals'

export type ListRefusal = 'list-unreadable' | 'list-empty' | 'list-too-large' | 'list-name-taken' | 'nothing-in-list'

/** What a person reads when a key-work list says no. */
export const listRefusals: Sentences<ListRefusal> = {
  'list-unreadable': '这个文件读不出“重点工作”表，请用下载的模板填写后再上传。',
  'list-empty': '“重点工作”表里还没有填写事项，请填写后再上传。',
  'list-too-large': '一份清单最多{limit}行，请分成几份导入。',
  'list-name-taken': '已经有名为「{name}」的清单，请换一个名称。',
  'nothing-in-list': '清单里没有可以这样办理的事项，请刷新后再看。',
}
