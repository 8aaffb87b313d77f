import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { sentenceFor } from '#lib/refusals'
import { isRefused, packageLimits, readOfdPackage, resolveLoc, writeOfdPackage } from './package.ts'
import { ofdRefusals } from './refusals.ts'

const parts = new Map([['Doc_0/Document.xml', strToU8('<a/>')], ['OFD.xml', strToU8('入口'.repeat(400))], ['Doc_0/Res/image_1.png', new Uint8Array(50)]])
const packed = writeOfdPackage(parts)

const refusalOf = (bytes: Uint8Array, limits = packageLimits) => {
  const answer = readOfdPackage(bytes, limits)
  expect(isRefused(answer)).toBe(true)
  return isRefused(answer) ? { code: answer.code, text: sentenceFor(ofdRefusals[answer.code], answer.detail) } : null
}

test('打包再解开，部件不变；两次打包字节相同，入口在最前', () => {
  const read = readOfdPackage(packed)
  if (isRefused(read)) throw new Error(read.code)
  expect([...read.keys()]).toEqual(['OFD.xml', 'Doc_0/Document.xml', 'Doc_0/Res/image_1.png'])
  for (const [name, data] of parts) expect(Buffer.compare(Buffer.from(read.get(name)!), Buffer.from(data))).toBe(0)
  expect(Buffer.compare(Buffer.from(writeOfdPackage(new Map([...parts].reverse()))), Buffer.from(packed))).toBe(0)
})

test('不是压缩包的文件，拒绝打开', () => {
  expect(refusalOf(strToU8('正文'))?.code).toBe('not-a-package')
  expect(refusalOf(new Uint8Array())?.code).toBe('not-a-package')
})

test('截断或改动一个字节，指出损坏', () => {
  expect(refusalOf(packed.subarray(0, packed.length - 30))?.code).toBe('package-damaged')
  const changed = packed.slice()
  changed[30 + 'OFD.xml'.length + 20]! ^= 1
  expect(refusalOf(changed)?.code).toBe('package-damaged')
})

test.each(['../etc/passwd', '/OFD.xml', 'Doc_0/../../x', 'C:/x', 'a\\b', 'a//b'])('路径“%s”越出包外，拒绝打开', (name) => {
  expect(refusalOf(zipSync({ [name]: strToU8('x') }))).toMatchObject({ code: 'package-unsafe', text: expect.stringContaining('不安全') as string })
})

test('压缩炸弹：压缩比异常、目录谎报长度、总量过大，都拒绝', () => {
  const bomb = zipSync({ 'OFD.xml': new Uint8Array(8 << 20) })
  expect(refusalOf(bomb)?.code).toBe('package-unsafe')
  const lying = bomb.slice()
  const view = new DataView(lying.buffer)
  const directory = view.getUint32(lying.length - 6, true)
  view.setUint32(directory + 24, 100, true)
  expect(refusalOf(lying)?.code).toBe('package-damaged')
  expect(refusalOf(packed, { ...packageLimits, totalBytes: 2000 })?.code).toBe('package-too-large')
  expect(refusalOf(packed, { ...packageLimits, parts: 2 })?.code).toBe('package-too-large')
  expect(refusalOf(packed, { ...packageLimits, partBytes: 100 })?.code).toBe('package-too-large')
})

test('同名部件出现两次、加密、别的压缩方式，都拒绝', () => {
  const twice = zipSync({ 'a.xml': strToU8('1'), 'b.xml': strToU8('2') })
  const edited = (change: (view: DataView, directory: number) => void) => {
    const copy = twice.slice()
    const view = new DataView(copy.buffer)
    change(view, view.getUint32(copy.length - 6, true))
    return copy
  }
  expect(refusalOf(edited((view, at) => view.setUint8(at + 46 + 5 + 46, 0x61)))?.code).toBe('package-unsafe')
  expect(refusalOf(edited((view, at) => view.setUint16(at + 8, 1, true)))?.code).toBe('package-unsupported')
  expect(refusalOf(edited((view, at) => view.setUint16(at + 10, 12, true)))?.code).toBe('package-unsupported')
})

test('位置按所在部件、基准目录或包根解析，越出包外为空', () => {
  expect(resolveLoc('Doc_0/Document.xml', 'Pages/Page_0/Content.xml')).toBe('Doc_0/Pages/Page_0/Content.xml')
  expect(resolveLoc('Doc_0/PublicRes.xml', 'font_1.ttf', 'Res')).toBe('Doc_0/Res/font_1.ttf')
  expect(resolveLoc('Doc_0/Pages/Page_0/Content.xml', '../../Res/a.png')).toBe('Doc_0/Res/a.png')
  expect(resolveLoc('Doc_0/Document.xml', '/Doc_0/Res/a.png', 'Res')).toBe('Doc_0/Res/a.png')
  expect(resolveLoc('OFD.xml', '../x')).toBeNull()
})
