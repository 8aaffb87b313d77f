import { layout, metricsOf, paintDocx, paintOfd, paintPdf, paintSvg, type OfficialPaper } from '#engines/typesetting'
import { loadFonts } from '#platform/fonts'

const paper: OfficialPaper = {
  format: 'document', issuerMark: '中共临江区委办公室文件', docNumber: '临委办发〔2026〕18号', title: '关于做好岁末年初有关工作的通知', mainTo: '各镇党委、街道党工委',
  body: [{ kind: 'paragraph', runs: [{ text: '经区委同意，现将有关事项通知如下。' }] }],
  attachments: [], signatories: [{ organ: '中共临江区委办公室' }], docDate: '2026年11月23日',
}
const fonts = await loadFonts()
export const laid = layout(paper, metricsOf(fonts))
export const pdf = paintPdf(laid, fonts, { title: paper.title, paper })
export const ofd = paintOfd(laid, fonts, { title: paper.title, paper })
export const docx = paintDocx(paper, laid, { title: paper.title })
export const screen = paintSvg(laid)
