import type { Block, Body, OfficialPaper } from '#engines/typesetting'
import { dayInChinese, dayOf, minuteOfDay, type Instant } from '#lib/instants'
import { pendingOf } from './elements.ts'
import { figureWords } from './grading.ts'
import type { Approval, Elements, Facts, Present, Recipients, ReportWords } from './types.ts'
import { categoryWords, elementWords, gradeWords, reportName, titleOf } from './words.ts'

/** A report on paper, sent or still being written. */
export interface PrintedReport { readonly words: ReportWords; readonly facts: Facts; readonly ordinal: number; readonly approval: Approval | null; readonly to: Recipients | null; readonly on: Instant }

/** 2026年11月23日2时10分: hours in the 24-hour way (C3). */
export const timeInChinese = (at: Instant): string => `${dayInChinese(dayOf(at))}${Math.floor(minuteOfDay(at) / 60)}时${String(minuteOfDay(at) % 60).padStart(2, '0')}分`

/** 初报, 续报 or 终报 as an upward report in the format of 文件 (GB/T 9704 7): short, what is not known marked 待核. */
export function reportPaper(emergency: Present, report: PrintedReport): OfficialPaper {
  const { elements } = report.facts
  const { office, number } = emergency
  return {
    format: 'document', urgency: '特急', issuerMark: `${office.name}紧急信息`, docNumber: number, signers: [report.approval?.leader.name ?? '待审签'], title: titleOf(elements, reportName(report.words, report.ordinal)),
    mainTo: [...(report.to?.leaders.map(({ name }) => name) ?? []), ...(report.to?.city ?? true ? ['市委值班室'] : [])].join('、') || '区委领导', body: bodyOf(emergency, report), attachments: [],
    signatories: [{ organ: office.name }], docDate: dayInChinese(dayOf(report.on)), footnote: `联系人：${elements.contact}，电话：${elements.contactPhone}`,
  }
}

function bodyOf(emergency: Present, report: PrintedReport): Body {
  switch (report.words.kind) {
    case 'initial': return initialBody(emergency, report)
    case 'followUp': return [...lines([`${timeInChinese(report.on)}续报，只报变化情况。`, report.words.changes]), ...stillPending(report.facts)]
    case 'final': {
      const { cause, responsibility, result, lessons } = report.words
      return [...lines([`${occurredWords(report.facts.elements)}${nameIn(report.facts.elements)}，现已处置完毕。${figureWords(report.facts.figures)}。`]), ...part('一、原因', cause), ...part('二、责任', responsibility || '正在认定'), ...part('三、处置结果', result), ...part('四、教训和改进', lessons || '正在总结')]
    }
  }
}

const occurredWords = ({ occurredAt }: Elements): string => (occurredAt ? timeInChinese(occurredAt) : '时间待核')
const nameIn = ({ place, nature }: Elements): string => `，${place}发生${nature}`

function initialBody({ record, grade, calls }: Present, { facts: { category, elements, figures } }: PrintedReport): Body {
  const said = (...keys: readonly (keyof Elements)[]): string => keys.map((key) => `${elementWords[key]}：${elements[key]?.trim() ? elements[key] : '待核'}。`).join('')
  const phoned = calls.find(({ to }) => to === 'city')
  return [
    ...lines([`${timeInChinese(record.receivedAt)}，我办接${elements.source}报告：${occurredWords(elements)}${nameIn(elements)}。类别：${categoryWords[category]}；等级：${grade ? gradeWords[grade.grade] : '待核'}。${figureWords(figures)}。${phoned ? `已于${timeInChinese(phoned.at)}电话报告市委值班室。` : ''}`]),
    ...part('一、基本情况', said('cause', 'course', 'casualties', 'impact')), ...part('二、处置情况', said('leaders', 'measures', 'trend')), ...part('三、下步打算', said('next', 'coordination')),
  ]
}

const stillPending = ({ elements }: Facts): Body => {
  const pending = pendingOf(elements).map((key) => elementWords[key])
  return pending.length === 0 ? [] : lines([`仍待核实：${pending.join('、')}。`])
}
const lines = (texts: readonly string[]): Body => texts.flatMap((text) => text.split('\n')).filter((line) => line.trim()).map((line): Block => ({ kind: 'paragraph', runs: [{ text: line.trim() }] }))
const part = (heading: string, text: string): Body => [{ kind: 'heading', level: 1, runs: [{ text: heading }] }, ...lines([text])]

/** What is read aloud on the telephone: who speaks, what is known, what is not known yet. */
export function phoneScript({ office, record, facts: { elements, figures } }: Present): readonly string[] {
  const pending = pendingOf(elements).map((key) => elementWords[key])
  return [
    `您好，我是${office.name}值班室，现电话报告一件紧急信息。`, `${timeInChinese(record.receivedAt)}我们接到${elements.source || record.unit?.name || record.caller}报告：`,
    `${occurredWords(elements)}，${elements.place || '地点待核'}发生${elements.nature || '突发事件'}。`, `目前${figureWords(figures)}。${elements.measures ? `已采取措施：${elements.measures}` : '处置情况正在核实。'}`,
    ...(pending.length > 0 ? [`${pending.join('、')}还在核实。`] : []), '书面初报随后送到。请问您贵姓？现在是几点几分？',
  ]
}
