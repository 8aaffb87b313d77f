import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { makeSeal, signOfd, signPdf } from '#engines/typesetting'
import type { Finding } from '#lib/findings'
import { addMinutes } from '#lib/instants'
import { demonstrationSeal, sealMaths } from '#platform/signing'
import { passingKeyRoom } from '../platform/signing/testing.ts'
import { paperCommands } from './paper-commands.ts'

let folder = ''
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), 'shuniu-paper-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))
afterEach(() => { vi.restoreAllMocks() })

const clean = '中共临江区委办公室文件\n临委办发〔2026〕18号\n关于做好有关工作的通知\n各镇党委、街道党工委：\n为做好岁末年初有关工作，经区委同意，现通知如下。\n中共临江区委办公室\n2026年11月23日\n'
const faulty = clean.replace('〔2026〕', '[2026]').replace('2026年11月23日', '2026年01月05日')
const at = (name: string) => path.join(folder, name)
const given = async (name: string, text: string) => { await writeFile(at(name), text); return at(name) }

/** Runs a command; answers its exit code and what it said. */
async function run(name: 'typeset' | 'check' | 'ofd' | 'pdf', ...words: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(String(line)))
  return { code: await paperCommands[name]!(words), out, err: err.join('\n') }
}

test('一篇文稿排成 PDF、OFD、DOCX 和 SVG，读回来没有错误', async () => {
  const from = await given('通知.txt', clean)
  for (const [kind, head] of [['pdf', '%PDF-'], ['ofd', 'PK'], ['docx', 'PK'], ['svg', '<svg']] as const) {
    const to = at(`通知.${kind}`)
    expect(await run('typeset', from, '--format', '文件', '--out', to)).toMatchObject({ code: 0 })
    expect((await readFile(to)).toString('latin1').startsWith(head)).toBe(true)
    if (kind !== 'svg') expect(await run('check', to), kind).toMatchObject({ code: 0 })
  }
  expect(await run('ofd', 'verify', at('通知.ofd'))).toMatchObject({ code: 0 })
})

test.each(['文件', '信函', '命令', '纪要', '简报'])('%s格式排得出来', async (format) => {
  const from = await given('格式.txt', clean)
  expect(await run('typeset', from, '--format', format, '--out', at('格式.pdf'))).toMatchObject({ code: 0 })
})

test('检查出错误时退出码为 1，--json 给出规则、条款、位置、理由和改法', async () => {
  const from = await given('有错.txt', faulty)
  const { code, out } = await run('check', from, '--json')
  expect(code).toBe(1)
  const { findings } = JSON.parse(out.join('')) as { findings: Finding[] }
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['F-20', 'F-13']))
  for (const one of findings) expect(one).toMatchObject({ rule: expect.any(String), severity: expect.stringMatching(/^(error|warning)$/), clause: expect.any(String), place: expect.any(Object), reason: expect.any(String) })
  expect(findings.find(({ rule }) => rule === 'F-13')).toMatchObject({ fix: '2026年1月5日' })
})

test('落款日期、主送和附件说明写得不规范，也当作这些要素来检查', async () => {
  const from = await given('不规范.txt', '关于核查资产的通知\n各镇党委、各街道办事处。\n请核查。\n附件：1.资产清查表\n3.填报说明。\n临江区财政局\n2026.2.18\n附件1\n资产登记表\n一、范围\n附件2\n填报说明\n一、总则')
  const { findings } = JSON.parse((await run('check', from, '--json')).out.join('')) as { findings: Finding[] }
  expect(findings.map(({ rule, fix }) => `${rule} ${fix ?? ''}`).toSorted()).toEqual(['A-01 ', 'A-02 2.', 'F-09 各镇党委、各街道办事处：', 'F-12 ', 'F-13 2026年2月18日'])
})

test('附加要素写在 meta.json 里，先于文稿', async () => {
  const from = await given('短.txt', '关于做好有关工作的通知\n各镇党委：\n现通知如下。')
  const meta = await given('meta.json', JSON.stringify({ issuerMark: '中共临江区委文件', docNumber: '临委发〔2026〕9号', docDate: '2026年11月23日', signatories: [{ organ: '中共临江区委', seal: { organ: '中共临江区委', note: '测试印章' } }] }))
  const to = at('短.svg')
  expect(await run('typeset', from, '--out', to, '--meta', meta)).toMatchObject({ code: 0 })
  const svg = await readFile(to, 'utf8')
  const text = [...svg.matchAll(/<tspan[^>]*>([^<]*)/g)].map(([, words]) => words).join('')
  for (const words of ['中共临江区委文件', '临委发〔2026〕9号', '2026年11月23日']) expect(text).toContain(words)
})

test('JSON 给出的公文照样排出', async () => {
  const from = await given('公文.json', JSON.stringify({ format: 'letter', issuerMark: '中共临江区委办公室', docNumber: '临委办函〔2026〕5号', title: '关于商请支持有关工作的函', mainTo: '区财政局', body: [{ kind: 'paragraph', runs: [{ text: '现商请贵局予以支持。' }] }] }))
  expect(await run('typeset', from, '--out', at('公文.ofd'))).toMatchObject({ code: 0 })
  expect(await run('check', from)).toMatchObject({ code: 0 })
})

test.each([
  ['没有这个文件', ['check', '没有.txt'], '没有这个文件'],
  ['后缀不认识', ['check', 'x.doc'], '后缀'],
  ['没有这种格式', ['typeset', '通知.txt', '--format', '电报', '--out', 'x.pdf'], '没有“电报”这种格式'],
  ['输出后缀不对', ['typeset', '通知.txt', '--out', 'x.png'], '后缀'],
  ['没有写输出', ['typeset', '通知.txt'], '--out'],
  ['不认识的选项', ['check', '通知.txt', '--quick'], '--quick'],
  ['给了两个文件', ['check', '通知.txt', '通知.txt'], '一次只处理一个文件'],
  ['选项没有值', ['typeset', '通知.txt', '--out'], '--out 后面应写明值'],
  ['OFD 命令写错', ['ofd', 'sign'], 'ofd verify'],
] as const)('%s：一句话说清，退出码 2，不留半个文件', async (_name, [name, ...words], sentence) => {
  await given('通知.txt', clean)
  const before = await readdir(folder)
  const { code, err } = await run(name, ...words.map((word) => (/\.\w+$/.test(word) ? at(word) : word)))
  expect(code).toBe(2)
  expect(err.split('\n').at(-1)).toContain(sentence)
  expect((await readdir(folder)).sort()).toEqual(before.sort())
})

test.each([
  ['坏的 Word 文件', 'docx', 'PK 不是'], ['坏的 OFD', 'ofd', 'PK 不是'], ['坏的 PDF', 'pdf', '%PDF-1.4 不是'],
])('%s说清原因，退出码 2', async (_name, kind, text) => {
  const { code, err } = await run('check', await given(`坏.${kind}`, text))
  expect([code, err]).toEqual([2, expect.stringContaining('没有读懂')])
})

test('坏的 JSON 指出是哪一项', async () => {
  const { code, err } = await run('typeset', await given('坏.json', '{"format":"document","issuerMark":"甲","title":"乙","body":[{"kind":"paragraph"}]}'), '--out', at('坏.pdf'))
  expect([code, err]).toEqual([2, expect.stringContaining('body.0.runs')])
})

const plain = { format: 'document', issuerMark: '甲', title: '乙', body: [{ kind: 'paragraph', runs: [{ text: '丙。' }] }] }
test.each([
  ['没有格式', { ...plain, format: undefined }, 'format：只能是 文件、信函、命令、纪要、简报'],
  ['类型不对', { ...plain, title: 5 }, 'title：应为文字'],
  ['缺少', { ...plain, title: undefined }, 'title：缺少这一项'],
  ['多余', { ...plain, secrecy: '秘密' }, '没有“secrecy”这一项'],
  ['不在其中', { ...plain, body: [{ kind: 'heading', level: 9, runs: [] }] }, 'body.0.level：只能是 1、2、3、4'],
  ['太大', { ...plain, signatories: [{ organ: '甲', seal: { organ: '甲', diameterMm: 1500 } }] }, 'signatories.0.seal.diameterMm：不能大于 60'],
  ['没有文字', { ...plain, title: '', body: [] }, '没有文字'],
  ['坏图片', { ...plain, body: [{ kind: 'picture', file: '通知.txt', widthMm: 9, heightMm: 9 }] }, '图片 通知.txt 读不懂'],
])('JSON %s：用中文说清', async (_name, json, sentence) => {
  await given('通知.txt', clean)
  const { code, err } = await run('typeset', await given('错.json', JSON.stringify(json)), '--out', at('错.pdf'))
  expect([code, err]).toEqual([2, expect.stringContaining(sentence)])
})

test('JSON 的格式可以写中文名，也可以由 --format 给出；两处不同时说清', async () => {
  const { format: _, ...rest } = plain
  expect(await run('typeset', await given('中.json', JSON.stringify({ ...plain, format: '文件' })), '--out', at('中.svg'))).toMatchObject({ code: 0 })
  expect(await run('typeset', await given('无.json', JSON.stringify(rest)), '--format', '信函', '--out', at('无.svg'))).toMatchObject({ code: 0 })
  expect(await run('typeset', at('中.json'), '--format', '信函', '--out', at('中.svg'))).toMatchObject({ code: 2, err: expect.stringContaining('不一致') as string })
})

test.each([
  ['空文件', '空.txt', '', '文件是空的'], ['只有空白', '白.md', ' \n\u3000\n', '没有文字'], ['不是文本', '乱.txt', Buffer.from([0x89, 0x50, 0, 1, 2, 3, 0xff, 0xfe]), '不是文本文件'],
  ['旧版 Word', '旧.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), '旧版 Word'], ['一段太长', '长.txt', '工'.repeat(200_001), '超过 200000 字'],
])('%s说清原因，退出码 2', async (_name, name, content, sentence) => {
  await writeFile(at(name), content)
  const { code, err } = await run('typeset', at(name), '--out', at('x.pdf'))
  expect([code, err]).toEqual([2, expect.stringContaining(sentence)])
})

test('检查时没有读懂的地方也告诉人：读了一部分的文件不算没有问题', async () => {
  await run('typeset', await given('长文.txt', clean.replace('中共临江区委办公室\n2026', `${'各级各部门要认真抓好落实。\n'.repeat(30)}中共临江区委办公室\n2026`)), '--out', at('缺页.ofd'))
  const parts = unzipSync(await readFile(at('缺页.ofd')))
  await writeFile(at('缺页.ofd'), zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => !name.endsWith('Page_0/Content.xml')))))
  const { err } = await run('check', at('缺页.ofd'))
  expect(err).toContain('第1页缺失')
})

test('不写到输入文件上', async () => {
  const from = await given('同.docx', clean)
  expect(await run('typeset', from, '--out', from)).toMatchObject({ code: 2, err: expect.stringContaining('同一个') as string })
  expect(await readFile(from, 'utf8')).toBe(clean)
})

test('改动过的 OFD 查得出来', async () => {
  const from = await given('通知.txt', clean)
  await run('typeset', from, '--out', at('改.ofd'))
  const bytes = await readFile(at('改.ofd'))
  await writeFile(at('改.ofd'), bytes.subarray(0, bytes.length - 200))
  expect((await run('ofd', 'verify', at('改.ofd'))).code).toBe(1)
})

/** The notice signed with a demonstration seal in both forms, and the certificates of the authorities behind it. */
async function signedFiles() {
  const room = passingKeyRoom()
  const [now, seal] = [room.now, await demonstrationSeal(room, '区委办公室')]
  await run('typeset', await given('签.txt', clean), '--out', at('签.pdf'))
  await run('typeset', at('签.txt'), '--out', at('签.ofd'))
  const place = { page: 0, x: 100, y: 200, width: 42, height: 42 }
  await writeFile(at('签.pdf'), await signPdf(new Uint8Array(await readFile(at('签.pdf'))), { name: '区委办公室', reason: '用印', at: now, place }, { signer: seal.pdf!, maths: sealMaths }))
  const made = await makeSeal({
    id: 'SN1', vendor: 'Shuniu', name: '区委办公室', holders: [seal.holder.certificate], createdAt: now, validFrom: now, validTo: addMinutes(now, 60), picture: { type: 'PNG', data: new Uint8Array(8), width: 42, height: 42 },
  }, 'maker' in seal.made ? seal.made.maker : seal.holder)
  const signed = await signOfd(new Uint8Array(await readFile(at('签.ofd'))), { seal: made, stamps: [{ page: 0, box: place }], at: now, isLast: true }, { holder: seal.holder, maths: sealMaths })
  if ('kind' in signed) throw new Error(signed.code)
  await writeFile(at('签.ofd'), signed)
  return room.certificates()
}

test('核验 OFD 和 PDF 的签章：给了颁发机构的证书才算确认，PEM 和 DER 都行；改一个字节就不过', async () => {
  const certificates = await signedFiles()
  await writeFile(at('机构.pem'), certificates.map((bytes) => new X509Certificate(bytes).toString()).join(''))
  const ders = await Promise.all(certificates.map(async (bytes, i) => { await writeFile(at(`机构${i}.der`), bytes); return at(`机构${i}.der`) }))
  for (const kind of ['ofd', 'pdf'] as const) {
    const stranger = await run(kind, 'verify', at(`签.${kind}`))
    expect([stranger.code, stranger.out.some((line) => line.includes('?') && line.includes('不在本机信任名单内'))]).toEqual([0, true])
    for (const trust of [['--trust', at('机构.pem')], ders.flatMap((der) => ['--trust', der])]) {
      const known = await run(kind, 'verify', at(`签.${kind}`), ...trust)
      expect([known.code, known.out.filter((line) => !line.includes('✓'))]).toEqual([0, []])
      expect(known.err).toContain('签章有效')
    }
    const bytes = await readFile(at(`签.${kind}`))
    bytes[200]! ^= 1
    await writeFile(at(`动过.${kind}`), bytes)
    expect((await run(kind, 'verify', at(`动过.${kind}`), '--trust', at('机构.pem'))).code).toBe(1)
  }
})

test('没有签章的 PDF 无从核验；不是证书的文件说清原因', async () => {
  await run('typeset', await given('通知.txt', clean), '--out', at('无签.pdf'))
  expect(await run('pdf', 'verify', at('无签.pdf'))).toMatchObject({ code: 1, err: '文件没有签章。' })
  expect(await run('pdf', 'verify', at('无签.pdf'), '--trust', at('通知.txt'))).toMatchObject({ code: 2, err: expect.stringContaining('不是证书') as string })
  expect((await run('pdf', 'verify')).err).toContain('shuniu pdf verify 文件.pdf')
})

test('输出经链接指向输入文件的，不覆盖', async () => {
  const from = await given('原稿.docx', '')
  await symlink(from, at('别名.docx'))
  const { code, err } = await run('typeset', from, '--out', at('别名.docx'))
  expect(code).toBe(2)
  expect(err).toContain('同一个')
})
test.runIf(process.platform === 'linux')('没有写入者的命名管道、换成设备的链接，立即说清而不等待', async () => {
  execFileSync('mkfifo', [at('管道.txt')])
  await symlink('/dev/zero', at('无尽.ofd'))
  expect(await run('check', at('管道.txt'))).toMatchObject({ code: 2, err: `读不到 ${at('管道.txt')}：这不是普通文件。` })
  expect(await run('ofd', 'verify', at('无尽.ofd'))).toMatchObject({ code: 2, err: `读不到 ${at('无尽.ofd')}：这不是普通文件。` })
})
test.runIf(process.platform === 'linux')('没有人再听进度的，照样排完；结果没处可写的，说得出', async () => {
  const from = await given('通知.txt', clean)
  const [to, wrong] = [at('没人听.pdf'), await given('有错.txt', faulty)]
  const cli = `${process.execPath} ${path.join(import.meta.dirname, 'cli.ts')}`
  const shell = (command: string) => spawnSync('bash', ['-c', command], { encoding: 'utf8' })
  expect(shell(`set -o pipefail; (sleep 0.1; ${cli} typeset ${from} --out ${to} 2>&1) | true`).status).toBe(0)
  expect((await readFile(to)).subarray(0, 5).toString()).toBe('%PDF-')
  const full = shell(`${cli} check ${wrong} > /dev/full`)
  expect(full).toMatchObject({ status: 2 })
  expect(full.stderr).toContain('结果没有写完：磁盘已满。')
}, 60_000)
