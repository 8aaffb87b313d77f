import type { Block, OfficialPaper, Paper, Table } from '../../model.ts'
import { bulletin, draftSheet, heading, jointNotice, letter, minutes, notice, order, paragraph, request, supervisionLetter, supervisionNotice, wideTable } from '../../testing/papers.ts'

const sentences = [
  '坚持以人民为中心的发展思想，统筹发展和安全，把各项工作抓实抓细抓到位。', '各镇（街道）要在2026年12月15日前完成自查，形成问题清单、任务清单、责任清单“三张清单”。',
  '区财政局要安排专项资金3.5亿元，资金拨付率不低于95％，确保专款专用；', '严格落实《党政机关公文处理工作条例》（中办发〔2012〕14号）要求，压实各级责任——层层传导压力。',
  '对工作推进不力、造成不良影响的，依规依纪依法追究责任。', '区委办公室会同区政府办公室每季度通报一次进展情况，重要情况及时报告。',
  '联系电话：0571－87654321，邮箱gwcl@linjiang.gov.example。', '到2027年，全区规模以上工业增加值年均增长8%以上，研发投入强度达到3.2%。',
]
/** Sentences in a fixed but uneven order, so that lines break everywhere. */
const text = (seed: number, count: number): string => Array.from({ length: count }, (_, index) => sentences[(seed * 7 + index * 3 + (seed * index) % 5) % sentences.length]).join('')

/** A body of so many sections, each with its headings of all levels and paragraphs. */
export const longBody = (sections: number): Block[] => Array.from({ length: sections }, (_, index): Block[] => [
  heading(1, `${'一二三四五六七八九十'[index % 10]}、重点任务之${index + 1}`), paragraph(text(index, 3)),
  heading(2, '（一）加强组织领导。', text(index + 1, 2)), heading(2, '（二）明确责任分工'), heading(3, '1. 牵头单位。', text(index + 2, 3)), heading(4, '（1）时间安排。', text(index + 3, 1)), paragraph(text(index + 4, 4)),
]).flat()

/** A table with merged cells and a repeated head. */
export const planTable = (rows: number): Table => ({
  kind: 'table', columns: [2, 4, 9, 5, 4], headerRows: 1, caption: '重点任务清单',
  rows: [['序号', '类别', '任务', '责任单位', '时限'].map((one) => ({ text: one })),
    ...Array.from({ length: rows }, (_, row) => [{ text: String(row + 1) }, ...(row % 3 === 0 ? [{ text: '专项行动', rowSpan: Math.min(3, rows - row) }] : []), { text: text(row, 1) }, { text: '区委办公室、区政府办公室' }, { text: '2026年底前' }])],
})

const short: OfficialPaper = { ...notice, attachments: [], body: [paragraph(text(1, 4)), paragraph(text(2, 3))] }

/** Papers of every length, kind and format. */
export const samplePapers: Readonly<Record<string, Paper>> = {
  '短通知': short,
  '两页通知（无印章）': { ...short, body: longBody(1), signatories: [{ organ: '中共临江区委办公室' }] },
  '带附件和表格的通知': notice,
  '三页意见': { ...short, body: longBody(2) },
  '五页方案': { ...short, title: '关于印发《临江区推动公文处理提质增效三年行动方案（2026—2028年）》的通知', body: longBody(4) },
  '十页规划': { ...short, body: longBody(9) },
  '二十页规划': { ...short, body: [...longBody(18), planTable(8)] },
  '三十页规划带长表': { ...short, body: [...longBody(24), planTable(40)], attachments: [{ title: '全区重点任务分解表', body: [planTable(24)] }] },
  '上行文（三位签发人）': { ...short, title: '中共临江区委关于加强基层治理工作的请示', signers: ['张明', '李建国', '欧阳文'], body: longBody(1) },
  '特急件有题注': { ...short, urgency: '特急', adoptionNote: '（2026年11月23日区委常委会会议通过）', body: longBody(2) },
  '多附件': { ...short, body: longBody(1), attachments: Array.from({ length: 4 }, (_one, index) => ({ title: `重点工作任务分解表之${index + 1}（含责任单位、完成时限和考核办法）`, body: [paragraph(text(index, 5)), planTable(5)] })) },
  '联合行文三机关署名': {
    ...short, issuerMark: { organs: ['中共临江区委办公室', '临江区人民政府办公室', '临江区人大常委会办公室'], word: '文件' }, body: longBody(1),
    signatories: ['中共临江区委办公室', '临江区人民政府办公室', '临江区人大常委会办公室'].map((organ) => ({ organ, seal: { organ } })),
  },
  '联合行文三机关标志': jointNotice, '请示': request, '信函': letter, '两页信函': { ...letter, body: longBody(1) }, '命令': order, '纪要': minutes, '长纪要': { ...minutes, body: longBody(4) },
  '简报': bulletin, '发文稿纸': draftSheet, '督办通知': supervisionNotice, '督办函': supervisionLetter,
  '横排表格': { ...short, body: [paragraph(text(1, 3)), wideTable, paragraph(text(2, 4))] },
  '整页附件': { ...short, attachments: [{ title: '现场照片', body: [], pages: [{ file: 'a', widthMm: 210, heightMm: 297 }, { file: 'a', widthMm: 210, heightMm: 297 }] }, { title: '单独装订', body: [paragraph(text(3, 30))], boundSeparately: true }] },
  '主送机关很多': { ...short, mainTo: Array.from({ length: 60 }, (_one, index) => `第${index + 1}镇党委`).join('、'), body: longBody(1) },
  '带图片': { ...short, body: [paragraph(text(1, 3)), { kind: 'picture', file: 'a', widthMm: 120, heightMm: 60, caption: '图1　公文流转图' }, ...longBody(1)] },
}
