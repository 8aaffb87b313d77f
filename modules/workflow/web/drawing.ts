import type { z } from 'zod'
import { definitionSchema } from '#engines/workflow'
import type { Drawn } from './definition-words.ts'

/** What was typed, read as a drawing: its value, or what is wrong with the text and in which line. */
export type ReadDrawing = { readonly drawn: Readonly<Record<string, unknown>> } | { readonly lack: string; readonly line: number | null }

/** Reads the text of the editor. The version is left out: publishing gives it. */
export function readDrawing(text: string): ReadDrawing {
  if (text.trim() === '') return { lack: '还没有内容，请写出流程的名称、字段和环节。', line: null }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { lack: '流程应是一个对象，请以 { 开头、以 } 结尾。', line: 1 }
    const { version: _, ...drawn } = value as Record<string, unknown>
    return { drawn }
  } catch (failure) {
    const line = lineOfFailure(text, failure instanceof Error ? failure.message : '')
    return { lack: `JSON 格式有误${line === null ? '' : `，在第 ${line} 行附近`}：请检查括号、引号和逗号是否成对、完整。`, line }
  }
}

/** Engines tell the place as `line 5 column 3` or as `position 123`, or not at all. */
function lineOfFailure(text: string, message: string): number | null {
  const line = /line (\d+)/.exec(message)?.[1]
  if (line) return Number(line)
  const position = /position (\d+)/.exec(message)?.[1]
  if (position) return text.slice(0, Number(position)).split('\n').length
  return /end of JSON input/.test(message) ? text.trimEnd().split('\n').length : null
}

/** A drawing as text to edit: without the version, which publishing gives, and each part beginning with what names it. */
export const drawingText = (drawn: object): string => JSON.stringify(ordered({ ...drawn, version: undefined }), null, 2)

const FIRST = ['kind', 'by', 'of', 'policy', 'action', 'in', 'id', 'name', 'title', 'label', 'mode', 'participants', 'readers', 'role', 'unit', 'signs', 'due', 'overdue', 'disagreeing', 'when', 'fields', 'steps']
const LAST = ['cases', 'branches', 'otherwise', 'join', 'to', 'next']

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const rank = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) - FIRST.length : LAST.includes(key) ? 1 + LAST.indexOf(key) : 0)
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => rank(one) - rank(other)).map(([key, part]) => [key, ordered(part)]))
}

/** Where something stands in the text of the editor. */
export interface Place { readonly from: number; readonly to: number }

/** One thing wrong with a drawing, and where to mend it if that is known. */
export interface DrawingFault {
  readonly key: string
  readonly text: string
  readonly place: Place | null
}

/** What the check answered, each told with the step it is about. */
export const faultsFound = (text: string, faults: readonly { readonly code: string; readonly step: string | null; readonly text: string }[]): readonly DrawingFault[] =>
  faults.map(({ code, step, text: sentence }, at) => ({ key: `${at} ${code}`, text: sentence, place: step === null ? null : placeOfStep(text, step) }))

const drawnSchema = definitionSchema.omit({ version: true })

/** A drawing that has the form of a flow, or every place where it has not. */
export function formOf(text: string, drawn: object): { readonly flow: Drawn } | { readonly faults: readonly DrawingFault[] } {
  const form = drawnSchema.safeParse(drawn, { error: (issue) => formWords(issue) })
  return form.success ? { flow: form.data } : { faults: formFaults(text, form.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), text: message }))) }
}

/** What is wrong with the form of one place, and how it should be. */
function formWords(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return '还没有写，请补上。'
  switch (issue.code) {
    case 'invalid_value': return `只能是 ${issue.values.map(String).join('、')} 之一。`
    case 'too_small': return issue.origin === 'string' ? '不能为空。' : issue.origin === 'array' ? `至少要有 ${issue.minimum} 项。` : `不能小于 ${issue.minimum}。`
    case 'too_big': return issue.origin === 'string' ? `不能超过 ${issue.maximum} 个字。` : `不能超过 ${issue.maximum}。`
    case 'invalid_format': return '应由模块名和流程名组成，如 documents.outgoing。'
    case 'invalid_union': return '没有这一种，请对照已有环节改写。'
    case 'invalid_type': return `应是${typeWords[issue.expected] ?? issue.expected}。`
    default: return '写法不对，请对照已发布的流程改正。'
  }
}
const typeWords: Readonly<Record<string, string>> = { string: '文字', number: '数字', int: '整数', boolean: 'true 或 false', array: '列表 [ … ]', object: '对象 { … }', record: '对象 { … }' }

/** Places where the text has not the form of a flow, told as people count. */
export const formFaults = (text: string, issues: readonly { readonly field: string; readonly text: string }[]): readonly DrawingFault[] =>
  issues.map(({ field, text: sentence }, at) => {
    const name = nthName(text, field)
    return { key: `${at} ${field}`, text: `${fieldWords(field)}：${sentence}`, place: name === null ? placeOfStep(text, field) : placeOfStep(text, name) }
  })

/** The id of the step that `steps.2.next` speaks of. */
function nthName(text: string, field: string): string | null {
  const at = /^steps\.(\d+)/.exec(field)?.[1]
  const read = readDrawing(text)
  if (at === undefined || !('drawn' in read) || !Array.isArray(read.drawn.steps)) return null
  const step: unknown = read.drawn.steps[Number(at)]
  return typeof step === 'object' && step !== null && 'id' in step && typeof step.id === 'string' ? step.id : null
}

/** Where a step stands: the place of its id; null when it is not found. */
export function placeOfStep(text: string, step: string): Place | null {
  const id = JSON.stringify(step).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found = new RegExp(`"id"\\s*:\\s*${id}`).exec(text)
  return found ? { from: found.index, to: found.index + found[0].length } : null
}

/** Where a line stands. */
export function placeOfLine(text: string, line: number): Place {
  const lines = text.split('\n')
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  return { from, to: from + (lines[line - 1]?.length ?? 0) }
}

/** A place named by the check (`steps.2.next`) as people count: 第3个环节的 next. */
export function fieldWords(field: string): string {
  const [list, at, ...rest] = field.split('.')
  const noun = list === 'steps' ? '环节' : list === 'fields' ? '字段' : null
  if (noun === null || !at) return field === '' ? '流程' : field
  return `第${Number(at) + 1}个${noun}${rest.length > 0 ? `的 ${rest.join('.')}` : ''}`
}
