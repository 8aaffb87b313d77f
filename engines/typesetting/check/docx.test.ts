import { AlignmentType, BorderStyle, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { expect, test } from 'vitest'
import type { DocxFacts } from '../docx/facts.ts'
import { readDocxFacts } from '../docx/read/read-docx.ts'
import { samplePapers } from '../docx/testing/papers.ts'
import { paintDocx } from '../docx/write/paint-docx.ts'
import { standardMetrics } from '../fonts.ts'
import { layout } from '../layout.ts'
import { checkDocx } from './docx.ts'

test.each(Object.entries(samplePapers))('本系统写出的 Word 文件没有版式问题：%s', (_name, paper) => {
  const facts = readDocxFacts(paintDocx(paper, layout(paper, standardMetrics), { title: '' })) as DocxFacts
  expect(checkDocx(facts)).toEqual([])
})

interface Look { readonly page?: object; readonly margin?: object; readonly red?: string; readonly titleSize?: number; readonly titleFont?: string; readonly number?: boolean; readonly mirrored?: boolean; readonly rule?: boolean; readonly blanks?: number; readonly bodyFont?: string; readonly line?: number; readonly spacing?: number; readonly headingFont?: string; readonly title?: string; readonly titleAlign?: 'center' | 'left'; readonly imprintRule?: boolean; readonly dashes?: boolean }

/** A notice as a word processor keeps it; each look changes one thing. */
async function notice(look: Look = {}): Promise<DocxFacts> {
  const run = (text: string, more: object = {}) => new TextRun({ text, font: look.bodyFont ?? '仿宋_GB2312', size: 32, characterSpacing: look.spacing ?? -4, ...more })
  const line = (children: TextRun[], more: object = {}) => new Paragraph({ children, spacing: { line: look.line ?? 579, lineRule: 'exact' }, ...more })
  const black = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
  const number = (alignment: 'left' | 'right' | 'center') => new Footer({ children: [new Paragraph({ alignment, children: [new TextRun({ font: '宋体', size: 28, children: look.dashes === false ? [PageNumber.CURRENT] : ['— ', PageNumber.CURRENT, ' —'] })] })] })
  const footers = look.number === false ? {} : look.mirrored === false ? { footers: { default: number('center') } } : { footers: { default: number('right'), even: number('left') } }
  const body = '为提高公文质量，现将有关事项通知如下，请结合实际认真贯彻执行，并按时报送工作情况和有关意见建议。'
  const file = new Document({
    evenAndOddHeaderAndFooters: look.mirrored !== false,
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838, ...look.page }, margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, ...look.margin } } }, ...footers,
      children: [
        line([run('中共临江区委办公室文件', { font: '方正小标宋简体', size: 96, color: look.red ?? 'E60012' })], { alignment: AlignmentType.CENTER, spacing: {} }),
        line([run('临委办发〔2026〕18号')], { alignment: AlignmentType.CENTER, ...(look.rule === false ? {} : { border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: look.red ?? 'E60012', space: 11 } } }) }),
        ...Array.from({ length: look.blanks ?? 2 }, () => line([run('')])),
        line([run(look.title ?? '关于进一步做好公文处理工作的通知', { font: look.titleFont ?? '方正小标宋简体', size: look.titleSize ?? 44 })], { alignment: look.titleAlign ?? AlignmentType.CENTER }),
        line([run('')]), line([run('各镇党委、街道党工委：')]),
        line([run(body)], { indent: { firstLine: 640 } }), line([run('一、总体要求', { font: look.headingFont ?? '黑体' })], { indent: { firstLine: 640 } }),
        ...Array.from({ length: 4 }, () => line([run(body)], { indent: { firstLine: 640 } })),
        line([run('中共临江区委办公室')]), line([run('2026年11月23日')]),
        line([run('抄送：市委办公室，区政府办公室。')], look.imprintRule === false ? {} : { border: { top: black, bottom: black } }),
      ],
    }],
  })
  return readDocxFacts(new Uint8Array(await Packer.toBuffer(file))) as DocxFacts
}

test('排得合规的 Word 文件没有问题', async () => expect(checkDocx(await notice())).toEqual([]))

test.each<[string, string, Look]>([
  ['F-01', '纸张不是 A4', { page: { width: 12240, height: 15840 } }], ['F-02', '左边距过宽', { margin: { left: 1800 } }], ['F-02', '上边距过窄', { margin: { top: 1440 } }],
  ['F-03', '固定值 28 磅以外的行距', { line: 480 }], ['F-04', '没有紧缩字间距，一行 27 字', { spacing: 0 }], ['F-05', '标志不是红色', { red: '000000' }], ['F-06', '没有红线', { rule: false }],
  ['F-07', '标题上没有空行', { blanks: 0 }], ['F-08', '标题不是 2 号', { titleSize: 36 }], ['F-08', '标题不是小标宋', { titleFont: '黑体' }], ['F-08', '标题没有居中', { titleAlign: 'left' }],
  ['F-08', '标题一行过长', { title: '关于进一步加强和改进全区党政机关公文处理和督促检查工作的通知' }], ['F-11', '一级标题不是黑体', { headingFont: '楷体_GB2312' }], ['F-11', '正文不是仿宋', { bodyFont: '宋体' }],
  ['F-15', '版记没有分隔线', { imprintRule: false }], ['F-17', '没有页码', { number: false }], ['F-17', '页码居中', { mirrored: false }], ['F-17', '页码没有一字线', { dashes: false }], ['F-19', '请示没有签发人', { title: '关于增加应急物资储备资金的请示' }],
])('%s：%s', async (rule, _words, look) => expect(checkDocx(await notice(look)).map((one) => one.rule)).toContain(rule))
