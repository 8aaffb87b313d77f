import { fillForm, type Block, type FormPaper, type OfficialPaper } from '#engines/typesetting'
import { dayIndex, dayInChinese, dayOf, type Day } from '#lib/instants'
import { conclusionWords } from './rules.ts'
import { sourceWords } from './sources.ts'
import type { Assignment, Instruction, Item, Proposal, Urge } from './types.ts'

type Numbered = Extract<Item, { number: string }>
/** Who sends a paper: the office by its full name, and whom to call there. */
export interface Sender { readonly office: string; readonly contact: string; readonly phone: string }
interface On { readonly item: Numbered; readonly one: Assignment; readonly sender: Sender }

const dayOr = (day: Day | null): string => (day === null ? '' : dayInChinese(day))

/** 督办通知: what is handed to a unit at 交办. */
export function noticePaper({ item, one, sender }: On): FormPaper {
  const { matter } = item
  return fillForm('supervisionNotice', {
    docNumber: item.number, issuedOn: dayOr(one.assignedAt && dayOf(one.assignedAt)), leadUnit: one.lead.name, cooperating: one.cooperating.map(({ name }) => name).join('、'),
    source: `${sourceWords[matter.source]}：${matter.origin.title}${matter.origin.number ? `（${matter.origin.number}）` : ''}`, matter: one.content === matter.title ? matter.title : `${matter.title}：${one.content}`,
    instruction: matter.instruction ? `${matter.instruction.leaderName}（${dayInChinese(matter.instruction.on)}）：${matter.instruction.text}` : '', demand: [matter.demand, one.target].filter(Boolean).join('\n'),
    due: dayOr(one.dueOn), reporting: one.reportDueOn === null ? '办结时反馈' : `${dayInChinese(one.reportDueOn)}前报告进展`, contact: sender.contact, phone: sender.phone,
  }, { title: `${sender.office}督办通知` })
}

/** 催办单 or 督办函: an urge of the second or a higher level. */
export function urgePaper({ item, one, sender, urge, progress }: On & { readonly urge: Urge; readonly progress: string }): FormPaper {
  const on = dayOf(urge.at)
  const late = one.dueOn !== null && on > one.dueOn ? dayIndex(on) - dayIndex(one.dueOn) : 0
  const matter = one.content === item.matter.title ? item.matter.title : `${item.matter.title}：${one.content}`
  const demand = urge.text || '请抓紧办理，并于收到后一个工作日内反馈办理情况。'
  if (urge.level === 'letter') {
    return fillForm('supervisionLetter', {
      docNumber: urge.serial ?? '', issuedOn: dayInChinese(on), matter, supervisionNumber: item.number, due: dayOr(one.originalDueOn), demand, reporting: '收到后一个工作日内', contact: `${sender.contact} ${sender.phone}`,
      problem: late > 0 ? `已超过办结期限${late}天，经${urge.number - 1}次催办仍未办结。` : `经${urge.number - 1}次催办，办理进度仍然滞后。`,
    }, { title: `${sender.office}督办函`, mainTo: one.lead.name })
  }
  return fillForm('urgingSlip', {
    docNumber: urge.serial ?? '', issuedOn: dayInChinese(on), leadUnit: one.lead.name, times: `第${urge.number}次`, supervisionNumber: item.number, assignedOn: dayOr(one.assignedAt && dayOf(one.assignedAt)), matter,
    due: dayOr(one.dueOn), overdueDays: late > 0 ? `${late}天` : '未逾期', progress: progress || '承办单位还没有报告进展。', demand, contact: sender.contact, phone: sender.phone,
  }, { title: `${sender.office}催办通知单` })
}

/** 结果报告: what came of a leader's instruction, for him to read before 销号 (A6). `reports` holds the result that each part handed in, by its number. */
export function resultPaper({ item, instruction, outcome, sender, reports }: { readonly item: Numbered; readonly instruction: Instruction; readonly outcome: Proposal; readonly sender: Sender; readonly reports: ReadonlyMap<number, string> }): OfficialPaper {
  const { leaderName, on, paper, text } = instruction
  const results = item.assignments.flatMap(({ number, lead }) => paragraphs(`${lead.name}：${reports.get(number) ?? '办理情况见附件材料。'}`))
  return {
    format: 'document', issuerMark: `${sender.office}督查专报`, docNumber: item.number, title: `关于落实${leaderName}同志批示情况的报告`, mainTo: `${leaderName}同志`, attachments: [], docDate: dayInChinese(dayOf(outcome.at)), signatories: [{ organ: sender.office }],
    body: [
      ...paragraphs(`${dayInChinese(on)}，${leaderName}同志在${/^《.*》$/.test(paper) ? paper : `《${paper}》`}上批示：“${text}”现将落实情况报告如下。`),
      heading('一、办理情况'), ...results, heading('二、办结意见'), ...paragraphs(`${conclusionWords[outcome.conclusion]}。${outcome.text}`),
    ],
  }
}

const paragraphs = (text: string): readonly Block[] => text.split('\n').filter((line) => line.trim()).map((line): Block => ({ kind: 'paragraph', runs: [{ text: line.trim() }] }))
const heading = (text: string): Block => ({ kind: 'heading', level: 1, runs: [{ text }] })
