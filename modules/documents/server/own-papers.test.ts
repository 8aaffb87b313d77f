import { expect, test } from 'vitest'
import { layout, metricsOf, paintDocx, paintOfd, paintPdf, type Block, type Paper } from '#engines/typesetting'
import { isRefused } from '#platform/act'
import { loadFonts } from '#platform/fonts'
import { proofread, proofreadFile } from '../core/proofread.ts'
import { readPaperFile } from './paper-files.ts'

const fonts = await loadFonts()
const metrics = metricsOf(fonts)
const text = (words: string): Block => ({ kind: 'paragraph', runs: [{ text: words }] })
const long = text(`2026年以来，临江区坚持以习近平新时代中国特色社会主义思想为指导，认真落实上级部署，${'健全工作机制，压实工作责任，'.repeat(9)}取得明显成效。`)
const rows = Array.from({ length: 30 }, (_, row) => [{ text: String(row + 1) }, { text: `滨江镇粮食生产功能区提升改造项目第${row + 1}期` }, { text: '区农业农村局' }])
const sealed = (organ: string) => ({ organ, seal: { organ, note: '测试印章' } })
const tail = { docDate: '2026年11月23日', copyTo: '市委办公室，区人大常委会、区政府、区政协', printOrg: '中共临江区委办公室', printDate: '2026年11月23日' }

const papers: readonly (readonly [string, Paper])[] = [
  ['联合行文：三个印章，附注在印章旁边折行', {
    format: 'document', issuerMark: { organs: ['中共临江区委办公室', '临江区人民政府办公室', '临江区人民代表大会常务委员会办公室'], word: '文件' }, docNumber: '临委办发〔2026〕56号', signers: ['王晓明', '赵旻', '欧阳修远'],
    title: '关于恳请将临江区列为试点地区的请示', mainTo: '市委', body: [long, text('妥否，请批示。')], attachments: [], footnote: '联系人：王晓明，电话：88886601',
    signatories: ['中共临江区委办公室', '临江区人民政府办公室', '临江区人民代表大会常务委员会办公室'].map(sealed), ...tail,
  }],
  ['附件是横排的表，多页', {
    format: 'document', issuerMark: '中共临江区委文件', docNumber: '临委发〔2026〕3号', title: '中共临江区委 临江区人民政府关于印发《临江区乡村振兴行动方案（2026—2030年）》的通知', mainTo: '各镇党委、政府，各街道党工委、办事处',
    body: [long], attachments: [{ title: '重点项目计划表', body: [{ kind: 'table', columns: [1, 5, 3], headerRows: 1, landscape: true, rows: [[{ text: '序号' }, { text: '项目名称' }, { text: '责任单位' }], ...rows] }] }, { title: '责任分工方案', body: [long] }],
    signatories: [sealed('中共临江区委'), sealed('临江区人民政府')], footnote: '此件发至镇（街道）', ...tail,
  }],
  ['信函', { format: 'letter', issuerMark: '中共临江区委办公室', docNumber: '临委办函〔2026〕5号', title: '关于商请协助做好2026年长三角一体化发展会议会务保障工作的函', mainTo: '区交通运输局', body: [long, text('专此函达。')], attachments: [], signatories: [{ organ: '中共临江区委办公室' }], docDate: tail.docDate }],
  ['命令', { format: 'order', issuerMark: '临江区人民政府令', docNumber: '第5号', body: [text('《临江区城市户外广告设施管理办法》已经区人民政府常务会议审议通过，现予公布，自2027年1月1日起施行。')], attachments: [], signatories: [{ organ: '', stamp: { title: '区长', name: '李卫东' } }], docDate: tail.docDate }],
  ['纪要', {
    format: 'minutes', issuerMark: '中共临江区委常委会会议纪要', docNumber: '〔2026〕第12期', editor: '中共临江区委办公室', issuedOn: tail.docDate, body: [long, { kind: 'heading', level: 1, runs: [{ text: '一、研究干部人事工作' }] }, text('会议研究了有关事项。')],
    attachments: [], signatories: [], attendance: [{ label: '出席', names: '张建国、李卫东、王晓明、赵旻、欧阳修远、司马青、陈琇莹、刘洋、周正、吴晓' }, { label: '请假', names: '钱进（出差）' }], copyTo: tail.copyTo, printOrg: tail.printOrg, printDate: tail.printDate,
  }],
  ['简报', {
    format: 'bulletin', masthead: '临江信息', notice: '内部资料　注意保存', issue: '第88期', totalIssue: '总第1345期', editor: '中共临江区委办公室', issuedOn: tail.docDate, hasContents: true, editorNote: '编发两篇基层经验，供学习参考。',
    columns: [{ name: '领导批示', items: [{ title: '市委主要领导对我区基层治理工作作出批示', body: [long] }] }, { name: '基层动态', items: [{ title: '滨江街道“三张清单”推动加装电梯提速增效', body: [long], source: '滨江街道供稿' }] }], reportTo: '市委办公室', copies: '150',
  }],
]

test.each(papers)('%s：自己排出的 PDF、OFD、Word 再拿来检查，没有一处误报', async (_name, paper) => {
  expect(proofread(paper, { metrics })).toEqual([])
  const laid = layout(paper, metrics)
  const files = [['pdf', paintPdf(laid, fonts, { title: '' })], ['ofd', paintOfd(laid, fonts, { title: '', paper })], ['docx', paintDocx(paper, laid, { title: '' })]] as const
  for (const [kind, bytes] of files) {
    const read = await readPaperFile(bytes, kind)
    expect(isRefused(read) ? read : proofreadFile(read), kind).toEqual([])
  }
}, 60_000)

test('横排的表从 PDF 和 OFD 里都读得出，不悄悄丢下', async () => {
  const [, paper] = papers[1]!
  const laid = layout(paper, metrics)
  for (const [kind, bytes] of [['pdf', paintPdf(laid, fonts, { title: '' })], ['ofd', paintOfd(laid, fonts, { title: '', paper })]] as const) {
    const read = await readPaperFile(bytes, kind)
    const tables = isRefused(read) ? [] : read.recognised.attachments[0]!.body.filter((block) => block.kind === 'table')
    expect(tables.flatMap((table) => table.rows.map((row) => row[1]?.text)).filter((cell) => cell?.startsWith('滨江镇')), kind).toEqual(rows.map((row) => row[1]!.text))
  }
})
