import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { flatItems, layout, standardMetrics, type Layout, type TextItem } from '../index.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice } from '../testing/papers.ts'
import { openTrueType } from '../paint/truetype.ts'
import { pngOf } from './testing/pictures.ts'
import { writeOfdPackage } from './package.ts'
import { paintOfd } from './paint.ts'
import { readOfd, uprightPages, type OfdRead } from './read.ts'

const reading = (bytes: Uint8Array): OfdRead => {
  const read = readOfd(bytes)
  if ('kind' in read) throw new Error(read.code)
  return read
}
/** Every character with its place, rounded to a hundredth of a millimetre. */
const placesOf = (runs: OfdRead['pages'][number]['runs']) => runs.flatMap((run) => [...run.text].map((char, i) => `${char} ${run.xs[i]!.toFixed(1)} ${run.baseline.toFixed(1)}`))
const textItemsOf = (laid: Layout, page: number) => laid.pages[page]!.items.filter((item): item is TextItem => item.kind === 'text')

describe('读回本系统的文件', () => {
  const laid = layout(notice, standardMetrics)
  const read = reading(paintOfd(laid, shippedFonts, { title: notice.title, paper: notice, attachments: [{ name: '数据表.csv', bytes: strToU8('1,2') }] }))

  test('每个字都在原来的位置', () => {
    expect(read.pages).toHaveLength(laid.pages.length)
    read.pages.forEach((page, index) => {
      const written = textItemsOf(laid, index).flatMap((item) => [...item.text].map((char, i) => ({ char, x: item.xs[i]!, y: item.y })))
      const seen = page.runs.flatMap((run) => [...run.text].map((char, i) => ({ char, x: run.xs[i]!, y: run.baseline })))
      expect(seen.map(({ char }) => char).join('')).toBe(written.map(({ char }) => char).join(''))
      seen.forEach((one, i) => expect(Math.max(Math.abs(one.x - written[i]!.x), Math.abs(one.y - written[i]!.y))).toBeLessThan(0.02))
    })
  })

  test('红色分隔线、印章、标题和元数据、附件都读到，没有读不出的', () => {
    expect(read.pages[0]!.rules.some((rule) => rule.isRed && Math.abs(rule.x2 - rule.x1 - 156) < 0.1)).toBe(true)
    expect(read.pages.flatMap(({ seals }) => seals).map(({ radius }) => Math.round(radius * 2))).toEqual([42])
    expect(read.info['Title']).toBe(notice.title)
    expect(read.metadata).toMatchObject({ 发文字号: notice.docNumber, 密级: '无', 成文日期: notice.docDate, 附件数: '2', 页数: String(laid.pages.length) })
    expect(read.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['数据表.csv', '1,2']])
    expect(read.unread).toEqual([])
  })
})

test('横排的表格转正后单成一页', () => {
  const item: TextItem = { kind: 'text', text: '横排表', xs: [10, 15, 20], end: 25, y: 8, font: 'fang', size: 5, color: '#000000', scaleX: 1, origin: { part: 'body' } }
  const laid: Layout = { pages: [{ widthMm: 210, heightMm: 297, items: [{ kind: 'turned', x: 28, y: 260, items: [item] }] }], warnings: [] }
  expect(flatItems(laid.pages[0]!.items)).toHaveLength(1)
  const read = reading(paintOfd(laid, shippedFonts, { title: '' }))
  expect(read.pages[0]!.runs).toEqual([])
  const [, sheet] = uprightPages(read)
  expect(sheet).toMatchObject({ widthMm: 297, heightMm: 210 })
  // (u, v) stands at (28 + v, 260 − u): turned back, u + 297 − 260 from the left and 28 + v from the top.
  expect(placesOf(sheet!.runs)).toEqual(['横 47.0 36.0', '排 52.0 36.0', '表 57.0 36.0'])
})

/** A file as other programs write them: old namespace without prefix, version 1.1, parts in odd places. */
function foreign(content: string, more: { readonly common?: string; readonly document?: string; readonly parts?: Readonly<Record<string, string | Uint8Array>>; readonly bodies?: string } = {}): Uint8Array {
  const space = 'xmlns="http://www.ofdspec.org"'
  const parts: Record<string, string | Uint8Array> = {
    'OFD.xml': `<OFD ${space} Version="1.1"><DocBody><DocRoot>Doc_0/Document.xml</DocRoot><DocInfo><Title>来文</Title></DocInfo></DocBody>${more.bodies ?? ''}</OFD>`,
    'Doc_0/Document.xml': `<Document ${space}><Pages><Page BaseLoc="Pages/P0/content.xml" ID="1"/></Pages><CommonData><PublicRes>publicres.xml</PublicRes>${more.common ?? ''}<PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData>${more.document ?? ''}</Document>`,
    'Doc_0/PublicRes.xml': `<Res ${space} BaseLoc="Res"><Fonts><Font ID="9" FontName="SimSun" FamilyName="宋体"><FontFile>f.ttf</FontFile></Font></Fonts><DrawParams><DrawParam ID="8"><FillColor Value="255 0 0"/><StrokeColor Value="255 0 0"/></DrawParam></DrawParams></Res>`,
    'Doc_0/Pages/P0/Content.xml': `<Page ${space}><Content><Layer ID="2">${content}</Layer></Content></Page>`,
    ...more.parts,
  }
  return writeOfdPackage(new Map(Object.entries(parts).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data])))
}
const text = (attributes: string, code: string) => `<TextObject ID="3" Font="9" Size="5" ${attributes}>${code}</TextObject>`

describe('别处的文件，宽容地读', () => {
  test.each<[string, string, readonly string[]]>([
    ['相对于Boundary', text('Boundary="20 30 50 6"', '<TextCode X="1" Y="4" DeltaX="g 2 5">甲乙丙</TextCode>'), ['甲 21.0 34.0', '乙 26.0 34.0', '丙 31.0 34.0']],
    ['CTM缩放和平移', text('Boundary="20 30 50 6" CTM="0.5 0 0 2 3 1"', '<TextCode X="2" Y="4" DeltaX="6">甲乙</TextCode>'), ['甲 24.0 39.0', '乙 27.0 39.0']],
    ['HScale只缩字形，不缩DeltaX', text('Boundary="20 30 50 6" HScale="0.5"', '<TextCode X="0" Y="4" DeltaX="5">甲乙</TextCode>'), ['甲 20.0 34.0', '乙 25.0 34.0']],
    ['没有DeltaX时按字宽', text('Boundary="20 30 50 6"', '<TextCode X="0" Y="4">甲a乙</TextCode>'), ['甲 20.0 34.0', 'a 25.0 34.0', '乙 27.5 34.0']],
    ['后一个TextCode沿用前面的Y', text('Boundary="20 30 50 6"', '<TextCode X="0" Y="4">甲</TextCode><TextCode X="9">乙</TextCode>'), ['甲 20.0 34.0', '乙 29.0 34.0']],
    ['竖排', text('Boundary="20 30 50 60"', '<TextCode X="0" Y="4" DeltaY="6">甲乙</TextCode>'), ['甲 20.0 34.0', '乙 20.0 40.0']],
    ['块中的块', `<PageBlock ID="5">${text('Boundary="20 30 50 6"', '<TextCode X="0" Y="4">甲</TextCode>')}</PageBlock>`, ['甲 20.0 34.0']],
  ])('%s', (_, content, places) => {
    const read = reading(foreign(content))
    expect(placesOf(read.pages[0]!.runs)).toEqual(places)
    expect(read.unread).toEqual([])
    expect(read).toMatchObject({ version: '1.1', info: { Title: '来文' } })
    expect(read.pages[0]!.runs[0]!.font).toBe('SimSun 宋体')
  })

  test('模板在下层，复合图形按其位置', () => {
    const read = reading(foreign('<CompositeObject ID="6" Boundary="100 100 50 50" ResourceID="7"/>', {
      common: '<TemplatePage ID="4" BaseLoc="Tpl/T.xml"/>',
      parts: {
        'Doc_0/Tpl/T.xml': `<Page><Content><Layer ID="10">${text('Boundary="0 10 50 6"', '<TextCode X="0" Y="4">底</TextCode>')}</Layer></Content></Page>`,
        'Doc_0/Pages/P0/Content.xml': '<Page><Template TemplateID="4"/><PageRes>Extra.xml</PageRes><Content><Layer ID="2"><CompositeObject ID="6" Boundary="100 100 50 50" ResourceID="7"/></Layer></Content></Page>',
        'Doc_0/Pages/P0/Extra.xml': `<Res BaseLoc="."><CompositeGraphicUnits><CompositeGraphicUnit ID="7" Width="50" Height="50"><Content>${text('Boundary="1 2 9 9"', '<TextCode X="0" Y="4">合</TextCode>')}</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`,
      },
    }))
    expect(placesOf(read.pages[0]!.runs)).toEqual(['底 0.0 14.0', '合 101.0 106.0'])
  })

  test('只有字形编号的文字，从嵌入字体查回；查不到的列明', () => {
    const glyph = openTrueType(shippedFonts.kai).glyphOf('区'.codePointAt(0)!)
    const content = text('Boundary="20 30 50 6"', `<CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><Glyphs>${glyph}</Glyphs></CGTransform><TextCode X="0" Y="4">¤</TextCode>`)
    expect(reading(foreign(content, { parts: { 'Doc_0/Res/f.ttf': shippedFonts.kai } })).pages[0]!.runs[0]!.text).toBe('区')
    expect(reading(foreign(content)).unread).toEqual(['第1页有的文字只有字形编号，读不出是什么字。'])
  })

  test('红线由绘制参数着色，表格线由方框得出，细长的填充也算线', () => {
    const path = (attributes: string, data: string) => `<PathObject ID="3" ${attributes}><AbbreviatedData>${data}</AbbreviatedData></PathObject>`
    const { rules } = reading(foreign(path('Boundary="27 50 156 1" LineWidth="0.7" DrawParam="8"', 'M 0 0.5 L 156 0.5') + path('Boundary="27 60 30 10"', 'M 0 0 L 30 0 L 30 10 L 0 10 C') + path('Boundary="27 90 100 0.5" Fill="true" Stroke="false"', 'M 0 0 L 100 0 L 100 0.5 L 0 0.5 C'))).pages[0]!
    expect(rules.map(({ x1, y1, x2, y2, isRed }) => [x1, y1, x2, y2, isRed])).toEqual([
      [27, 50.5, 183, 50.5, true], [27, 60, 57, 60, false], [57, 60, 57, 70, false], [57, 70, 27, 70, false], [27, 70, 27, 60, false], [27, 90.25, 127, 90.25, false],
    ])
  })

  test('图片连同位置读出', () => {
    const picture = pngOf(3, 2)
    const read = reading(foreign('<ImageObject ID="3" Boundary="20 30 60 40" CTM="60 0 0 40 0 0" ResourceID="12"/>', {
      common: '<DocumentRes>DocumentRes.xml</DocumentRes>',
      parts: { 'Doc_0/DocumentRes.xml': '<Res BaseLoc="Res"><MultiMedias><MultiMedia ID="12" Type="Image"><MediaFile>a.png</MediaFile></MultiMedia></MultiMedias></Res>', 'Doc_0/Res/a.png': picture },
    }))
    expect(read.pages[0]!.images).toMatchObject([{ x: 20, y: 30, width: 60, height: 40, format: 'PNG' }])
    expect(Buffer.compare(Buffer.from(read.pages[0]!.images[0]!.bytes), Buffer.from(picture))).toBe(0)
  })
})

describe('读不出的一一列明，不静默丢弃', () => {
  const plain = text('Boundary="20 30 50 6"', '<TextCode X="0" Y="4">甲</TextCode>')
  test.each<[string, Uint8Array, RegExp]>([
    ['缺页', foreign(plain, { document: '', parts: { 'Doc_0/Document.xml': '<Document><CommonData/><Pages><Page ID="1" BaseLoc="Pages/P9.xml"/></Pages></Document>' } }), /第1页缺失/],
    ['页的XML有错', foreign(plain, { parts: { 'Doc_0/Pages/P0/Content.xml': '<Page><Content>' } }), /第1页的XML有错/],
    ['隐藏的内容', foreign(plain.replace('Size=', 'Visible="false" Size=')), /第1页有隐藏的内容/],
    ['斜置的文字', foreign(plain.replace('Size=', 'CTM="0.7 0.7 -0.7 0.7 0 0" Size=')), /第1页有斜置或倒置的文字/],
    ['图片没有文件', foreign('<ImageObject ID="3" Boundary="0 0 1 1" ResourceID="77"/>'), /第1页有的图片没有图片文件/],
    ['路径不能解析', foreign('<PathObject ID="3" Boundary="0 0 1 1"><AbbreviatedData>Z 1</AbbreviatedData></PathObject>'), /第1页有的图形路径不能解析/],
    ['另有文档', foreign(plain, { bodies: '<DocBody><DocRoot>Doc_1/Document.xml</DocRoot></DocBody>' }), /另有1个文档/],
    ['批注', foreign(plain, { document: '<Annotations>Annots.xml</Annotations>', parts: { 'Doc_0/Annots.xml': '<Annotations><Page PageID="1"><FileLoc>A0.xml</FileLoc></Page></Annotations>', 'Doc_0/A0.xml': '<PageAnnot><Annot Type="Watermark"/></PageAnnot>' } }), /第1页的批注（Watermark）/],
    ['附件文件缺失', foreign(plain, { document: '<Attachments>At.xml</Attachments>', parts: { 'Doc_0/At.xml': '<Attachments><Attachment ID="a" Name="清单"><FileLoc>x.doc</FileLoc></Attachment></Attachments>' } }), /附件“清单”的文件缺失/],
    ['资源文件缺失', foreign(plain, { common: '<DocumentRes>None.xml</DocumentRes>' }), /资源文件缺失/],
  ])('%s', (_, bytes, sentence) => {
    expect(reading(bytes).unread.join('\n')).toMatch(sentence)
  })
})

test('签章所在的位置作为印章读出', () => {
  const read = reading(foreign('', {
    parts: {
      'OFD.xml': '<OFD Version="1.0"><DocBody><DocInfo/><DocRoot>Doc_0/Document.xml</DocRoot><Signatures>/Doc_0/Signs/Signatures.xml</Signatures></DocBody></OFD>',
      'Doc_0/Signs/Signatures.xml': '<Signatures><Signature ID="s1" BaseLoc="Sign_0/Signature.xml"/></Signatures>',
      'Doc_0/Signs/Sign_0/Signature.xml': '<Signature><SignedInfo><StampAnnot ID="a" PageRef="1" Boundary="120 200 42 42"/></SignedInfo><SignedValue>v.dat</SignedValue></Signature>',
    },
  }))
  expect(read.signatures).toBe(1)
  expect(read.pages[0]!.seals).toEqual([{ x: 141, y: 221, radius: 21 }])
})

test('压缩包里没有文档，拒绝并说明', () => {
  expect(readOfd(writeOfdPackage(new Map([['a.txt', strToU8('x')]])))).toMatchObject({ kind: 'refused', code: 'not-ofd', detail: { what: '入口文件OFD.xml缺失，未能读入。' } })
  expect(readOfd(strToU8('x'))).toMatchObject({ kind: 'refused', code: 'not-a-package' })
})
