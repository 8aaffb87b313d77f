import type { Elements } from '../core/content.ts'
import { kinds, opennessWords, urgencyWords } from '../core/kinds.ts'
import { attendanceOf } from '../core/attendance.ts'
import { recipientsLine } from '../core/paper.ts'

export interface ChangedField { readonly label: string; readonly before: string; readonly after: string }

const count = (units: readonly string[]): string => (units.length ? `${units.length} 个单位` : '无')
const yes = (value: boolean): string => (value ? '是' : '否')

/** The elements that a person compares, each with how it reads. */
const SHOWN: readonly { readonly label: string; readonly of: (elements: Elements) => string }[] = [
  { label: '文种', of: (e) => kinds[e.kind].name }, { label: '标题', of: (e) => e.title }, { label: '主送', of: (e) => recipientsLine(e.mainTo) }, { label: '抄送', of: (e) => recipientsLine(e.copyTo) },
  { label: '参会人员', of: (e) => attendanceOf(e).map(({ label, names }) => `${label}：${names}`).join('；') }, { label: '紧急程度', of: (e) => urgencyWords[e.urgency] }, { label: '公开属性', of: (e) => (e.openness ? opennessWords[e.openness] : '未选') },
  { label: '征求意见单位', of: (e) => count(e.consultUnits) }, { label: '会签单位', of: (e) => count(e.countersignUnits) }, { label: '重要公文', of: (e) => yes(e.important) },
  { label: '题注', of: (e) => e.adoptionNote }, { label: '附注', of: (e) => e.footnote }, { label: '联系电话', of: (e) => e.phone }, { label: '印数', of: (e) => String(e.copies) }, { label: '备注', of: (e) => e.remark },
]

/** Elements that read differently in two texts, in the order of the form. */
export const changedFields = (before: Elements, after: Elements): readonly ChangedField[] =>
  SHOWN.map(({ label, of }) => ({ label, before: of(before), after: of(after) })).filter((field) => field.before !== field.after)
