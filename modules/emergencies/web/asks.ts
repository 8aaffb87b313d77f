import type { Instant } from '#lib/instants'
import type { NamedPerson } from '#lib/signatory'
import type { EmergencyOptions, EmergencyView } from '../core/views.ts'
import { gradeWords } from '../core/words.ts'
import type { Act } from './api.ts'
import { fieldOf, momentIn, timeHint } from './times.ts'

/** A field of a window: what is typed in it is text, whatever it means. */
export interface Ask {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'words' | 'time' | 'choice' | 'many'
  readonly need?: string
  readonly hint?: string
  readonly initial: string
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}
type Written = Readonly<Record<string, string>>
/** A window of an act: its fields, and the act they make. */
export interface Window { readonly title: string; readonly asks: readonly Ask[]; readonly actOf: (written: Written) => Act; readonly isScript?: boolean }

const text = (key: string, label: string, over: Partial<Ask> = {}): Ask => ({ key, label, kind: 'text', initial: '', ...over })
const long = (key: string, label: string, over: Partial<Ask> = {}): Ask => text(key, label, { kind: 'words', ...over })
const time = (key: string, label: string, at: Instant): Ask => ({ key, label, kind: 'time', initial: fieldOf(at), need: '请填写时间', hint: timeHint })
const people = (all: readonly NamedPerson[]) => all.map(({ person, name }) => ({ value: person as string, label: name }))
const chosen = (all: readonly NamedPerson[], id: string | undefined): NamedPerson => all.find(({ person }) => person === id) ?? all[0]!

/** The words asked for with an act that is words and nothing besides. */
const spoken = {
  verify: { title: '登记核实情况', label: '核实情况', need: '请写明核实情况' }, approve: { title: '审签同意', label: '审签意见', need: '' }, return: { title: '退回修改', label: '修改意见', need: '请写明修改意见' }, dismiss: { title: '排除：不属于紧急信息', label: '理由', need: '请写明理由' },
  evaluate: { title: '评估处置情况', label: '评估', need: '请写明评估情况' },
} as const
type Spoken = keyof typeof spoken
const isSpoken = (act: string): act is Spoken => Object.hasOwn(spoken, act)

/** The window of an act, or null where pressing it is enough. */
export function windowOf(act: Act['type'], view: EmergencyView, options: EmergencyOptions): Window | null {
  const { emergency, now, suggested } = view
  const at = (written: Written): Instant => momentIn(written['at'] ?? '', now) ?? now
  if (isSpoken(act)) {
    const { title, label, need } = spoken[act]
    return { title, asks: [long('words', label, need ? { need } : { hint: '没有意见的可以不写。' })], actOf: ({ words = '' }) => (act === 'return' || act === 'dismiss' ? { type: act, reason: words } : { type: act, words }) }
  }
  const approvers = options.approvers.filter(({ person }) => person !== emergency.draft?.by.person)
  switch (act) {
    case 'call-up': return {
      title: '登记电话上报', isScript: true, asks: [
        { key: 'to', label: '报给', kind: 'choice', initial: 'city', choices: [{ value: 'city', label: '市委值班室' }, { value: 'committee', label: '区委领导' }] }, text('whom', '接报人', { need: '请填写接报人' }), time('at', '上报时间', now), long('words', '对方要求'),
      ], actOf: (written) => ({ type: 'call-up', to: written['to'] === 'committee' ? 'committee' : 'city', whom: written['whom'] ?? '', at: at(written), words: written['words'] ?? '' }),
    }
    case 'approve-orally': return {
      title: '登记口头审签', asks: [{ key: 'leader', label: '同意的领导', kind: 'choice', initial: approvers[0]?.person ?? '', choices: people(approvers) }, time('at', '同意时间', now), long('words', '领导意见', { hint: '领导事后在系统中补签。' })],
      actOf: (written) => ({ type: 'approve-orally', leader: chosen(approvers, written['leader']), at: at(written), words: written['words'] ?? '' }),
    }
    case 'grade': return {
      title: '确认事件等级', asks: [
        { key: 'grade', label: '等级', kind: 'choice', initial: emergency.grade?.grade ?? suggested?.grade ?? 'ordinary', choices: Object.entries(gradeWords).map(([value, label]) => ({ value, label })), hint: suggested ? `建议${gradeWords[suggested.grade]}：${suggested.why}` : '这一类事件请按有关分级标准确定。' }, text('reason', '理由', { hint: '与建议不同的，请写明理由。' }),
      ], actOf: (written) => ({ type: 'grade', grade: written['grade'] as 'ordinary', reason: written['reason'] ?? '' }),
    }
    case 'send': return {
      title: '上报', asks: [
        { key: 'leaders', label: '报区委领导', kind: 'many', initial: options.leaders.slice(0, 1).map(({ person }) => person).join(' '), choices: people(options.leaders) }, { key: 'city', label: '报市委值班室', kind: 'choice', initial: 'yes', choices: [{ value: 'yes', label: '报送' }, { value: 'no', label: '不报送' }] },
      ], actOf: (written) => ({ type: 'send', to: { leaders: (written['leaders'] ?? '').split(' ').filter(Boolean).map((id) => chosen(options.leaders, id)), city: written['city'] !== 'no' } }),
    }
    case 'instruct': {
      const leaders = [...options.leaders, ...options.approvers.filter(({ person }) => !options.leaders.some((one) => one.person === person))]
      return { title: '登记领导批示', asks: [{ key: 'leader', label: '批示领导', kind: 'choice', initial: leaders[0]?.person ?? '', choices: people(leaders) }, long('words', '批示内容', { need: '请填写批示内容', hint: '照原文录入，不要概括。' })], actOf: (written) => ({ type: 'instruct', leader: chosen(leaders, written['leader']), words: written['words'] ?? '' }) }
    }
    case 'judge': return {
      title: '认定瞒报、谎报', asks: [{ key: 'fault', label: '认定为', kind: 'choice', initial: 'concealed', choices: [{ value: 'concealed', label: '瞒报' }, { value: 'falsified', label: '谎报' }] }, long('reason', '事实和理由', { need: '请写明理由' })],
      actOf: (written) => ({ type: 'judge', fault: written['fault'] === 'falsified' ? 'falsified' : 'concealed', reason: written['reason'] ?? '' }),
    }
    case 'note-unit-report': return { title: '登记单位报告时间', asks: [time('at', '单位报告时间', now)], actOf: (written) => ({ type: 'note-unit-report', at: at(written) }) }
    case 'acknowledge': case 'sign': case 'archive': case 'submit': case 'complete': return null
  }
}
