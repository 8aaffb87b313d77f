import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { conclusionWords, urgeWords } from '../core/rules.ts'
import type { Conclusion } from '../core/types.ts'
import type { ItemView } from '../core/views.ts'
import type { Formed } from './acts.ts'
import type { Act } from './api.ts'

/** What is filled in: words, a day, one of several, a unit, or numbers of parts. */
export interface Answers { readonly words: Readonly<Record<string, string>>; readonly parts: readonly number[] }

interface AskedOf { readonly key: string; readonly label: string; readonly hint?: string; readonly isShown?: (answers: Answers) => boolean }
/** One question of a window; `need` is said where the answer is missing. */
export type Ask = AskedOf & (
  | { readonly kind: 'words'; readonly need?: string; readonly rows?: number }
  | { readonly kind: 'day'; readonly need?: string }
  | { readonly kind: 'unit'; readonly need?: string }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[]; readonly initial: string }
  | { readonly kind: 'parts'; readonly need?: string })

export interface ActForm {
  readonly title: string
  readonly note?: string
  readonly asks: readonly Ask[]
  readonly act: (answers: Answers) => Act
}

/** Acts whose window asks a few questions; reports have a window of their own. */
export type Asked = Exclude<Formed, 'report' | 'submit'>
interface Place { readonly view: ItemView; readonly assignment: number }

const word = ({ words }: Answers, key: string): string => (words[key] ?? '').trim()
const dayIn = (answers: Answers, key: string): Day => word(answers, key) as Day

/** The window of each act. */
export const actForms: Readonly<Record<Asked, (place: Place) => ActForm>> = {
  reassign: ({ assignment }) => ({
    title: '改派给另一个单位', note: '新单位应重新签收，不能再退回。', asks: [{ kind: 'unit', key: 'unit', label: '改派给', need: '请选择改派的单位' }],
    act: (answers) => ({ type: 'reassign', assignment, lead: { unit: word(answers, 'unit') as UnitId, name: '' } }),
  }),
  pass: ({ assignment }) => ({
    title: '审核通过', asks: [{ kind: 'choice', key: 'quality', label: '办理质量', options: QUALITY, initial: '4' }, { kind: 'words', key: 'remark', label: '审核意见', rows: 2 }],
    act: (answers) => ({ type: 'pass', assignment, quality: Number(word(answers, 'quality')), remark: word(answers, 'remark') }),
  }),
  urge: urgeForm,
  'ask-extension': ({ view, assignment }) => ({
    title: '申请延期', note: `批示件由批示领导审批，其他由办公室领导审批；每项任务最多延两次，原定期限保留备查。${dueOf(view, assignment)}`,
    asks: [{ kind: 'day', key: 'to', label: '延至', need: '请填写延期后的日期' }, { kind: 'words', key: 'reason', label: '延期理由', need: '请写明延期理由' }],
    act: (answers) => ({ type: 'ask-extension', assignment, to: dayIn(answers, 'to'), reason: word(answers, 'reason') }),
  }),
  'propose-closing': () => ({
    title: '提出办结', note: '另一位办公室领导批准后销号；领导批示件须先由批示领导阅示。',
    asks: [{ kind: 'choice', key: 'conclusion', label: '办理结论', options: CONCLUSIONS, initial: 'done' }, { kind: 'words', key: 'text', label: '办结情况报告', need: '请写明办结情况', rows: 6 }],
    act: (answers) => ({ type: 'propose-closing', conclusion: word(answers, 'conclusion') as Conclusion, text: word(answers, 'text') }),
  }),
  'note-read': ({ view }) => ({
    title: `${view.item.matter.instruction?.leaderName ?? '领导'}阅示办理结果`,
    asks: [{ kind: 'choice', key: 'verdict', label: '阅示', options: VERDICTS, initial: 'satisfied' }, { kind: 'words', key: 'words', label: '阅示意见', hint: '要求继续办理的，须写明意见。' }],
    act: (answers) => ({ type: 'note-read', verdict: word(answers, 'verdict') as 'satisfied' | 'continue', words: word(answers, 'words') }),
  }),
  'refuse-closing': () => ({
    title: '不同意办结', asks: [{ kind: 'words', key: 'reason', label: '理由', need: '请写明理由' }, { kind: 'parts', key: 'parts', label: '退回重办的任务', hint: '不选的，只退回督查室修改办结报告。' }],
    act: (answers) => ({ type: 'refuse-closing', reason: word(answers, 'reason'), reopen: [...answers.parts] }),
  }),
  'plan-follow-up': () => ({
    title: '安排回头看', note: '到期后在督查室待办中提醒。', asks: [{ kind: 'day', key: 'dueOn', label: '核查日期', need: '请填写核查日期' }],
    act: (answers) => ({ type: 'plan-follow-up', dueOn: dayIn(answers, 'dueOn') }),
  }),
  'check-follow-up': () => ({ title: '登记回头看结果', asks: checkAsks, act: checkAct }),
}

const optionsOf = <Key extends string>(words: Readonly<Record<Key, string>>) => (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value] }))
const QUALITY = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: `${value}分` }))
const CONCLUSIONS = optionsOf(conclusionWords)
const VERDICTS = [{ value: 'satisfied', label: '满意，同意销号' }, { value: 'continue', label: '继续办理' }]

const papers = { reminder: '只发提醒，不出文书。', slip: '生成编号的催办单，可打印。', letter: '生成编号的督办函，送单位主要负责同志，可打印。' } as const

/** 催办 rises by itself; the window says what it will be this time. */
function urgeForm({ view, assignment }: Place): ActForm {
  const level = view.nextUrge.find((one) => one.assignment === assignment)?.level ?? 'reminder'
  const number = 'assignments' in view.item ? (view.item.assignments.find((one) => one.number === assignment)?.urges.length ?? 0) + 1 : 1
  return {
    title: `第${number}次催办：${urgeWords[level]}`, note: papers[level], asks: [{ kind: 'words', key: 'text', label: '催办要求', hint: '不写的，请其抓紧办理，并于收到后一个工作日内反馈。' }],
    act: (answers) => ({ type: 'urge', assignment, text: word(answers, 'text') }),
  }
}

const dueOf = ({ item }: ItemView, assignment: number): string => {
  const due = 'assignments' in item ? item.assignments.find(({ number }) => number === assignment)?.dueOn : null
  return due ? `现定期限${due}。` : ''
}

const isRelapsed = (answers: Answers): boolean => word(answers, 'result') === 'relapsed'
const checkAsks: readonly Ask[] = [
  { kind: 'choice', key: 'result', label: '核查结果', options: [{ value: 'held', label: '成效巩固' }, { value: 'relapsed', label: '出现反弹，重新办理' }], initial: 'held' },
  { kind: 'words', key: 'text', label: '核查情况', need: '请写明核查情况' },
  { kind: 'parts', key: 'parts', label: '重新办理的任务', need: '请选择要重新办理的任务', isShown: isRelapsed },
  { kind: 'day', key: 'dueOn', label: '新的办结期限', hint: '不填的，按类别时限计算。', isShown: isRelapsed },
]
const checkAct = (answers: Answers): Act => ({
  type: 'check-follow-up', result: isRelapsed(answers) ? 'relapsed' : 'held', text: word(answers, 'text'), reopen: isRelapsed(answers) ? [...answers.parts] : [], dueOn: isRelapsed(answers) && word(answers, 'dueOn') ? dayIn(answers, 'dueOn') : null,
})

/** The answers with which a window opens. */
export const opening = (asks: readonly Ask[]): Answers => ({ words: Object.fromEntries(asks.flatMap((ask) => (ask.kind === 'choice' ? [[ask.key, ask.initial]] : []))), parts: [] })

/** What is missing, by question. */
export function lacksOf(asks: readonly Ask[], answers: Answers): readonly { readonly field: string; readonly text: string }[] {
  return asks.flatMap((ask) => {
    const need = ask.kind === 'choice' || ask.isShown?.(answers) === false ? undefined : ask.need
    const isMissing = ask.kind === 'parts' ? answers.parts.length === 0 : word(answers, ask.key) === ''
    return need && isMissing ? [{ field: ask.key, text: need }] : []
  })
}
