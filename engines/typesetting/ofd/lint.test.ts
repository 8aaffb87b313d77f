import { strFromU8, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { layout, standardMetrics, type Paper } from '../index.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice, paragraph } from '../testing/papers.ts'
import { pngOf } from './testing/pictures.ts'
import type { OfdFaultCode } from './faults.ts'
import { lintOfd } from './lint.ts'
import { readOfdPackage, writeOfdPackage, type OfdParts } from './package.ts'
import { paintOfd } from './paint.ts'

const illustrated: Paper = { ...notice, attachments: [], body: [paragraph('见图。'), { kind: 'picture', file: 'p', widthMm: 60, heightMm: 40, caption: '图1' }] }
const clean = paintOfd(layout(illustrated, standardMetrics), shippedFonts, {
  title: illustrated.title, paper: illustrated, images: { p: pngOf(2, 2) }, attachments: [{ name: '数据.csv', bytes: strToU8('1,2') }],
})

/** The clean file with some parts changed: a part's text by a function, its bytes, or `null` to take it out. */
type Change = ((text: string) => string) | Uint8Array | null

function planted(changes: Readonly<Record<string, Change>>): Uint8Array {
  const parts = new Map(cleanParts)
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) parts.delete(name)
    else if (change instanceof Uint8Array) parts.set(name, change)
    else {
      const before = strFromU8(parts.get(name)!)
      const after = change(before)
      expect(after, `没有改动${name}`).not.toBe(before)
      parts.set(name, strToU8(after))
    }
  }
  return writeOfdPackage(parts)
}

const cleanParts = readOfdPackage(clean) as OfdParts
const page = 'Doc_0/Pages/Page_0/Content.xml'
const partNamed = (pattern: RegExp) => [...cleanParts.keys()].find((name) => pattern.test(name))!
const fontFile = partNamed(/\.ttf$/)
const imageFile = partNamed(/\.png$/)
const imagePage = [...cleanParts].find(([name, bytes]) => name.endsWith('Content.xml') && strFromU8(bytes).includes('ImageObject'))![0]
const fontBytes = cleanParts.get(fontFile)!
const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to)

test('按本系统输出的文件，一处错误也没有', () => {
  expect(lintOfd(clean)).toEqual([])
})

describe('植入的每种错误都能查出，指明部件和位置', () => {
  test.each<[string, OfdFaultCode, Readonly<Record<string, Change>>, RegExp]>([
    ['缺少入口', 'part-missing', { 'OFD.xml': null }, /OFD\.xml/],
    ['缺少页面部件', 'part-missing', { [page]: null }, /Page_0/],
    ['缺少字体文件', 'part-missing', { [fontFile]: null }, /font_1\.ttf/],
    ['缺少图片文件', 'part-missing', { [imageFile]: null }, /image_\d+\.png/],
    ['缺少附件文件', 'part-missing', { 'Doc_0/Attachs/file_1.csv': null }, /file_1/],
    ['位置的大小写不对', 'part-missing', { 'Doc_0/Document.xml': swap('PublicRes.xml', 'publicres.xml') }, /publicres/],
    ['位置越出包外', 'part-missing', { 'Doc_0/Document.xml': swap('PublicRes.xml', '../../x.xml') }, /x\.xml/],
    ['夹带没有引用的文件', 'part-orphaned', { 'Doc_0/Res/hidden.exe': new Uint8Array(4) }, /夹带/],
    ['XML中断', 'xml', { [page]: (text) => text.slice(0, text.length / 2) }, /不能解析/],
    ['XML不是UTF-8', 'xml', { [page]: Uint8Array.from([0x3c, 0x61, 0x3e, 0xd6, 0xd0, 0x3c, 0x2f, 0x61, 0x3e]) }, /UTF-8/],
    ['XML带实体声明', 'xml', { [page]: swap('<ofd:Page', '<!DOCTYPE a [<!ENTITY b "c">]><ofd:Page') }, /DOCTYPE/],
    ['命名空间不对', 'namespace', { [page]: swap('ofdspec.org/2016', 'ofdspec.org') }, /命名空间/],
    ['根元素不对', 'root', { [page]: (text) => text.replace('<ofd:Page ', '<ofd:Pag ').replace('</ofd:Page>', '</ofd:Pag>') }, /应为Page/],
    ['元素次序颠倒', 'element', { 'Doc_0/Document.xml': (text) => text.replace(/(<ofd:CommonData>.*<\/ofd:CommonData>)\n(<ofd:Pages>.*<\/ofd:Pages>)/, '$2\n$1') }, /顺序/],
    ['DocInfo次序颠倒', 'element', { 'OFD.xml': (text) => text.replace(/(<ofd:DocID>.*<\/ofd:DocID>)(<ofd:Title>.*<\/ofd:Title>)/, '$2$1') }, /DocInfo/],
    ['不认识的元素', 'element', { [page]: swap('<ofd:FillColor', '<ofd:Shadow/><ofd:FillColor') }, /Shadow/],
    ['缺少必备元素', 'element', { 'Doc_0/Document.xml': swap(/<ofd:MaxUnitID>\d+<\/ofd:MaxUnitID>/, '') }, /CommonData/],
    ['元素之间夹有文字', 'text-stray', { [page]: swap('<ofd:FillColor', '正文<ofd:FillColor') }, /正文/],
    ['缺少Boundary', 'attribute-missing', { [page]: swap(/ Boundary="[^"]*"/, '') }, /Boundary/],
    ['缺少字号', 'attribute-missing', { [page]: swap(/ Size="[^"]*"/, '') }, /Size/],
    ['不认识的属性', 'attribute-unknown', { [page]: swap(' Boundary=', ' Colour="red" Boundary=') }, /Colour/],
    ['Boundary不是四个数', 'value', { [page]: swap(/ Boundary="[^"]*"/, ' Boundary="1 2 3"') }, /Boundary/],
    ['Boundary宽度为零', 'value', { [page]: swap(/ Boundary="[^"]*"/, ' Boundary="1 2 0 4"') }, /Boundary/],
    ['CTM不是六个数', 'value', { [page]: swap(/ CTM="[^"]*"/, ' CTM="1 0 0 1"') }, /CTM/],
    ['路径不能解析', 'value', { [page]: swap(/<ofd:AbbreviatedData>M/, '<ofd:AbbreviatedData>X') }, /AbbreviatedData/],
    ['DeltaX不能解析', 'value', { [page]: swap(/ DeltaX="g \d+/, ' DeltaX="g x') }, /DeltaX/],
    ['版本不对', 'value', { 'OFD.xml': swap('Version="1.0"', 'Version="1.1"') }, /Version/],
    ['文档标识不是32位', 'value', { 'OFD.xml': swap(/<ofd:DocID>\w{4}/, '<ofd:DocID>') }, /DocID/],
    ['日期写法不对', 'value', { 'OFD.xml': swap('<ofd:DocUsage>', '<ofd:CreationDate>2026年11月23日</ofd:CreationDate><ofd:DocUsage>') }, /CreationDate/],
    ['标识重复', 'id-twice', { [page]: (text) => text.replace(/(<ofd:PathObject ID=")\d+/, (_, head: string) => `${head}${/<ofd:TextObject ID="(\d+)/.exec(text)![1]!}`) }, /重复/],
    ['字体与页面的标识重复', 'id-twice', { 'Doc_0/PublicRes.xml': swap(/(<ofd:Font ID=")2"/, '$11"') }, /重复/],
    ['MaxUnitID偏小', 'max-unit-id', { 'Doc_0/Document.xml': swap(/<ofd:MaxUnitID>\d+/, '<ofd:MaxUnitID>3') }, /MaxUnitID/],
    ['引用了没有的字体', 'reference', { [page]: swap(/ Font="\d+"/, ' Font="99999"') }, /99999/],
    ['字体引用指向图片', 'reference', { [page]: (text) => text.replace(/ Font="\d+"/, ` Font="${/image_(\d+)/.exec(imageFile)![1]!}"`) }, /MultiMedia/],
    ['引用了没有的图片', 'reference', { [imagePage]: swap(/ ResourceID="\d+"/, ' ResourceID="99999"') }, /99999/],
    ['大纲指向没有的页', 'reference', { 'Doc_0/Document.xml': swap(/PageID="\d+"/, 'PageID="99999"') }, /99999/],
    ['语义标签指向没有的对象', 'reference', { 'Doc_0/Tags/OfficialPaper.xml': swap(/(<ofd:ObjectRef[^>]*>)\d+/, '$199999') }, /99999/],
    ['字体没有嵌入', 'font-not-embedded', { 'Doc_0/PublicRes.xml': swap(/<ofd:FontFile>[^<]*<\/ofd:FontFile>/, '') }, /没有嵌入/],
    ['字体文件是乱码', 'font-broken', { [fontFile]: Uint8Array.from({ length: 5000 }, (_, i) => i * 7 % 256) }, /TrueType/],
    ['字体文件被截断', 'font-broken', { [fontFile]: fontBytes.subarray(0, fontBytes.length >> 1) }, /TrueType/],
    ['字体缺少用到的字', 'glyph-missing', { [page]: swap('见图', '见齉') }, /齉/],
    ['第一个TextCode没有坐标', 'text-start', { [page]: swap(/<ofd:TextCode X="[^"]*"/, '<ofd:TextCode') }, /X和Y/],
    ['DeltaX少一个值', 'delta-count', { [page]: swap(/DeltaX="g (\d+)/, 'DeltaX="g 2') }, /DeltaX应有/],
    ['几个字却没有DeltaX', 'delta-count', { [page]: swap(/ DeltaX="[^"]*"/, '') }, /叠在一起/],
    ['文字落在页面之外', 'off-page', { [page]: swap(/ Boundary="28 /, ' Boundary="228 ') }, /页面之外/],
    ['图片文件损坏', 'image-broken', { [imageFile]: new Uint8Array(40) }, /图片资源/],
    ['没有页面', 'no-pages', { 'Doc_0/Document.xml': null }, /没有能读的页面/],
  ])('%s', (_, code, changes, text) => {
    const faults = lintOfd(planted(changes))
    const found = faults.filter((fault) => fault.code === code)
    expect(found.map((fault) => fault.text).join('\n'), JSON.stringify(faults.slice(0, 5))).toMatch(text)
    for (const { part } of found) expect(part).not.toBe('')
  })
})

test('行号指到出错的那一行', () => {
  const text = strFromU8(cleanParts.get(page)!)
  const line = text.split('\n').findIndex((row) => row.includes('Boundary=')) + 1
  expect(lintOfd(planted({ [page]: swap(/ Boundary="[^"]*"/, '') }))).toMatchObject([{ code: 'attribute-missing', part: page, line }])
})

test('打不开的文件，只报一条原因', () => {
  expect(lintOfd(strToU8('不是OFD'))).toMatchObject([{ code: 'package', text: expect.stringContaining('不是OFD文件') as string }])
})
