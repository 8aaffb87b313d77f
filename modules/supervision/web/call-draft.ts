import type { FileId, UnitId } from '#lib/ids'
import { dayOf, instantFrom, instantMs, instantOf, type Day, type Instant } from '#lib/instants'
import type { Issue } from '#lib/issues'
import type { CallField, CallFieldKind, CallReply } from '../core/calls/types.ts'
import type { CallView } from '../core/calls/views.ts'

/** A call while it is written. */
export interface CallDraft {
  readonly theme: string
  readonly demand: string
  readonly fields: readonly CallField[]
  readonly dueOn: Day | null
  /** 18:00 */
  readonly dueTime: string
  readonly units: readonly UnitId[]
  readonly groups: readonly string[]
  readonly files: readonly FileId[]
}

export const DUE_TIMES = ['10:00', '12:00', '15:00', '17:00', '18:00']

export const emptyCall = (): CallDraft => ({ theme: '', demand: '', fields: [], dueOn: null, dueTime: '18:00', units: [], groups: [], files: [] })
export const emptyField = (): CallField => ({ name: '', kind: 'number', measure: '', isRequired: true })

export const callDraftOf = ({ theme, demand, fields, dueAt, units, files }: CallView): CallDraft => ({ theme, demand, fields, ...dueParts(dueAt), units: units.map(({ unit }) => unit), groups: [], files: files.map(({ id }) => id) })

/** A moment as day and time in China. */
export const dueParts = (at: Instant): { readonly dueOn: Day; readonly dueTime: string } => ({ dueOn: dayOf(at), dueTime: instantFrom(instantMs(at) + 8 * 3_600_000).slice(11, 16) })

export const dueAtOf = (day: Day, time: string): Instant => instantOf(day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)))

/** The brief as it is sent. */
export const briefSent = ({ theme, demand, fields, dueOn, dueTime, units, groups, files }: CallDraft) => ({
  theme: theme.trim(), demand: demand.trim(), dueAt: dueAtOf(dueOn!, dueTime), units: [...units], groups: [...groups], files: [...files],
  fields: fields.map((field) => ({ ...field, name: field.name.trim(), measure: field.kind === 'number' ? field.measure.trim() : '' })),
})

/** What lacks in a call, in the order of the form. */
export function callLacks({ theme, demand, fields, dueOn, dueTime, units, groups }: CallDraft, now: Instant): readonly Issue[] {
  const lack = (field: string, isLacking: boolean, text: string): readonly Issue[] => (isLacking ? [{ code: field, severity: 'block', field, text }] : [])
  return [
    ...lack('theme', theme.trim() === '', '请填写催报主题'),
    ...lack('demand', demand.trim() === '' && fields.length === 0, '请写明报送要求，或者至少设置一个报送栏目'),
    ...fields.flatMap(({ name }, at) => [
      ...lack(`field-${at}`, name.trim() === '', '请填写栏目名称，不需要的请去掉'),
      ...lack(`field-${at}`, name.trim() !== '' && fields.findIndex((other) => other.name.trim() === name.trim()) !== at, `栏目“${name.trim()}”重复，请改用不同的名称`),
    ]),
    ...lack('units', units.length === 0 && groups.length === 0, '请选择催报单位或分组'),
    ...lack('dueOn', dueOn === null, '请填写报送期限'), ...lack('dueOn', dueOn !== null && dueAtOf(dueOn, dueTime) <= now, '报送期限已过，请改填现在以后的时间'),
  ]
}

/** A reply while it is filled: values as typed. */
export interface ReplyDraft { readonly text: string; readonly values: readonly (string | number | null)[]; readonly files: readonly FileId[] }

export const replyDraftOf = (fields: readonly CallField[], reply: CallReply | null): ReplyDraft => ({ text: reply?.text ?? '', values: fields.map((_, at) => reply?.values[at] ?? null), files: reply?.files ?? [] })

/** What a reply lacks; fields are named `value-0` and so on. */
export function replyLacks(fields: readonly CallField[], { text, values }: ReplyDraft): readonly Issue[] {
  const isEmpty = (value: string | number | null | undefined) => value === null || value === undefined || value === ''
  const missing = fields.flatMap(({ name, isRequired }, at): readonly Issue[] => (isRequired && isEmpty(values[at]) ? [{ code: 'missing', severity: 'block', field: `value-${at}`, text: `请填写“${name}”` }] : []))
  const nothing: readonly Issue[] = missing.length === 0 && text.trim() === '' && values.every(isEmpty) ? [{ code: 'empty', severity: 'block', field: 'reply-text', text: '请填写报送内容' }] : []
  return [...missing, ...nothing]
}

/** How a value of the form is shown. */
export const valueWords = ({ kind, measure }: CallField, value: string | number | null): string => (value === null || value === '' ? '' : kind === 'percent' ? `${value}%` : `${value}${measure}`)
export const kindOptions: readonly { readonly value: CallFieldKind; readonly label: string }[] = [{ value: 'number', label: '数字' }, { value: 'percent', label: '百分比' }, { value: 'text', label: '文字' }, { value: 'day', label: '日期' }]
