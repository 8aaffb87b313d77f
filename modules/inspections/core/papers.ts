import { fillForm, type Block, type Body, type FormPaper, type OfficialPaper } from '#engines/typesetting'
import { dayInChinese, dayOf } from '#lib/instants'
import type { Notice, Present } from './types.ts'
import { methodWords } from './words.ts'

type Begun = Extract<Present, { notices: unknown }>
type Reported = Extract<Present, { report: unknown }>
/** Who sends a paper: the organ by its full name, and whom to call there. */
export interface Sender { readonly organ: string; readonly contact: string; readonly phone: string }

/** 督查通知 of one unit: nothing in it is of another. What rests on a matter under supervision does not name it. */
export function noticePaper(inspection: Begun, notice: Notice, sender: Sender): FormPaper {
  const { plan, number } = inspection
  return fillForm('inspectionNotice', {
    docNumber: `${number}-${notice.number}`, issuedOn: dayInChinese(dayOf(notice.at)), unit: notice.unit.name, method: methodWords[plan.method], theme: plan.theme, basis: plan.basis.kind === 'item' ? '督查事项' : plan.basis.title, window: windowWords(plan),
    place: plan.place, agencies: [plan.lead, ...plan.members].map(({ name }) => name).join('、'), team: plan.team.map(({ name }) => name).join('、'), checklist: plan.checklist.map((line, index) => `${index + 1}. ${line}`).join('\n'),
    demand: plan.demand, contact: sender.contact, phone: sender.phone,
  }, { title: `${sender.organ}督查通知` })
}

const windowWords = ({ from, to }: Present['plan']): string => (from === to ? dayInChinese(from) : `${dayInChinese(from)}至${dayInChinese(to)}`)

/** 督查报告: the one report, then what was found at every target (R48), the problem list, and who signed (R46). */
export function reportPaper(inspection: Reported, sender: Sender): OfficialPaper {
  const { plan, number, report, signatures } = inspection
  const names = new Map([plan.lead, ...plan.members].map(({ unit, name }) => [unit, name]))
  const signed = signatures.map(({ by, agency }) => `${by.name}（${names.get(agency) ?? by.unitName}）`).join('、')
  return {
    format: 'document', issuerMark: `${sender.organ}督查报告`, docNumber: number, title: `关于${plan.theme}${/(?:督查|暗访|检查)$/.test(plan.theme) ? '' : '督查'}情况的报告`, attachments: [], docDate: dayInChinese(dayOf(report.at)),
    signatories: [plan.lead, ...plan.members].map(({ name }) => ({ organ: name })),
    body: [
      ...paragraphs(`${windowWords(plan)}，${[plan.lead, ...plan.members].map(({ name }) => name).join('、')}对${plan.targets.map(({ name }) => name).join('、')}开展${methodWords[plan.method]}。`), ...paragraphs(report.text),
      heading('一、各单位督查情况'), foundTable(inspection), ...(inspection.problems.length > 0 ? [heading('二、问题清单和整改要求'), problemTable(inspection)] : []), ...(signed ? paragraphs(`督查组签字：${signed}。`) : []),
    ],
  }
}

const paragraphs = (text: string): Body => text.split('\n').filter((line) => line.trim()).map((line): Block => ({ kind: 'paragraph', runs: [{ text: line.trim() }] }))
const heading = (text: string): Block => ({ kind: 'heading', level: 1, runs: [{ text }] })
const cells = (...texts: readonly string[]) => texts.map((text) => ({ text }))

const foundTable = ({ plan, findings }: Reported): Block => ({
  kind: 'table', columns: [3, 9, 2], headerRows: 1,
  rows: [cells('单位', '督查情况', '问题'), ...plan.targets.map(({ unit, name }) => {
    const found = findings.filter((finding) => finding.unit === unit)
    return cells(name, `${found.map(({ text }) => text.replace(/[。；]$/, '')).join('；')}。`, String(found.filter(({ problem }) => problem !== null).length))
  })],
})

const problemTable = ({ problems }: Reported): Block => ({
  kind: 'table', columns: [2, 4, 11, 4], headerRows: 1,
  rows: [cells('序号', '单位', '问题和整改要求', '整改期限'), ...problems.map(({ number, unit, description, measure, dueOn }) => cells(String(number), unit.name, `${description}；${measure}。`, dayInChinese(dueOn)))],
})
