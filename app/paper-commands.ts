import { X509Certificate, randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { NotUnderstood } from '#engines/typesetting'
import type * as Press from '#engines/typesetting/press'
import type { FontFiles, Layout, Paper } from '#engines/typesetting/press'
import type { Finding } from '#lib/findings'
import { loadFonts } from '#platform/fonts'
import { bytesOf, fileFrom, isSameFile, paperFrom, paperFromJson, reasonOf, Unusable } from './paper-input.ts'
import { openPress, packed } from './press.ts'

const say = (line: string): void => console.error(line)
const outputs = ['pdf', 'ofd', 'docx', 'svg'] as const
type Output = (typeof outputs)[number]

/** Each answers the exit code: 0 done, 1 found something wrong, 2 asked wrongly or given what cannot be used. */
export const paperCommands: Readonly<Record<'typeset' | 'check' | 'ofd' | 'pdf', (words: readonly string[]) => Promise<number>>> = {
  typeset: (words) => clearly(() => typeset(words)),
  check: (words) => clearly(() => check(words)),
  ofd: (words) => clearly(() => verify('ofd', words)),
  pdf: (words) => clearly(() => verify('pdf', words)),
}

async function clearly(work: () => Promise<number>): Promise<number> {
  try {
    return await heard(work)
  } catch (fault) {
    // Whoever calls from a script is answered as clearly where the fault is ours.
    say(fault instanceof Unusable ? fault.message : `程序出错，没有写出文件：${(fault as Error).message}；请把这个文件和命令交给维护人员。`)
    return 2
  }
}

/** Results that find no room are told. A reader who has gone (`| head`) wants no more, and no word about it. */
async function heard(work: () => Promise<number>): Promise<number> {
  const lost: NodeJS.ErrnoException[] = []
  const note = (fault: NodeJS.ErrnoException): void => void lost.push(fault)
  const streams = [process.stdout, process.stderr]
  for (const stream of streams) stream.on('error', note)
  try {
    const code = await work()
    await Promise.all(streams.map((stream) => new Promise((done) => { stream.write('', done) })))
    const fault = lost.find((one) => one.code !== 'EPIPE')
    if (fault) throw new Unusable(`结果没有写完：${reasonOf(fault)}。`)
    return code
  } finally {
    // What is still under way to a reader who has gone fails later.
    if (lost.length === 0) for (const stream of streams) stream.off('error', note)
  }
}

// ---------------------------------------------------------------- typeset

async function typeset(words: readonly string[]): Promise<number> {
  const { values, positionals: [from] } = parsed(words, { out: { type: 'string' }, format: { type: 'string' }, meta: { type: 'string' } })
  const to = values['out']
  if (!from || typeof to !== 'string') throw new Unusable('请写明输入文件和 --out 输出文件，如：shuniu typeset 通知.txt --format 文件 --out 通知.pdf')
  const kind = outputs.find((one) => to.toLowerCase().endsWith(`.${one}`))
  if (!kind) throw new Unusable(`输出文件 ${to} 的后缀应为 .pdf、.ofd、.docx 或 .svg。`)
  if (await isSameFile(from, to)) throw new Unusable(`输出文件与输入文件是同一个（${to}），请换一个文件名。`)
  const press = await openPress()
  const [paper, fonts] = await Promise.all([
    paperFrom(from, { format: textValue(values['format']), meta: textValue(values['meta']), onDoubts: tellDoubts }), loadFonts(process.env['FONTS_DIR']),
  ])
  const images = await picturesOf(paper, path.dirname(from), press)
  say('正在排版……')
  const laid = press.layout(paper, press.metricsOf(fonts))
  for (const { text } of laid.warnings) say(`提示：${text}`)
  await write(to, await painted(kind, { paper, laid, fonts, images }, press))
  say(`已写入 ${to}，共 ${laid.pages.length} 页。`)
  return 0
}

/** What was not understood is told, or a file that was read in part would seem faultless. */
function tellDoubts(doubts: readonly NotUnderstood[]): void {
  for (const { text, reason } of doubts) say(`提示：${text ? `“${[...text].slice(0, 20).join('')}”` : ''}${reason}`)
}

interface Set { readonly paper: Paper; readonly laid: Layout; readonly fonts: FontFiles; readonly images: Readonly<Record<string, Uint8Array>> }

async function painted(kind: Output, { paper, laid, fonts, images }: Set, { paintOnePdf }: typeof Press): Promise<Uint8Array | string> {
  const title = titleOf(paper)
  if (kind === 'pdf') return paintOnePdf(laid, fonts, { title, paper, images, deflate: packed })
  const { paintDocx, paintOfd, paintSvgFile } = await import('#engines/typesetting')
  switch (kind) {
    case 'ofd': return paintOfd(laid, fonts, { title, paper, images })
    case 'docx': return paintDocx(paper, laid, { title, images })
    case 'svg': return paintSvgFile(laid, fonts, { images: hrefsOf(images) })
  }
}

/** The title in the file's own data: orders and minutes, which bear none, go by their mark. */
function titleOf(paper: Paper): string {
  switch (paper.format) {
    case 'bulletin': return `${paper.masthead}${paper.issue ?? ''}`
    case 'order': case 'minutes': return paper.title || `${paper.issuerMark}${paper.docNumber ?? ''}`
    case 'document': case 'letter': case 'form': return paper.title
  }
}

const hrefsOf = (images: Readonly<Record<string, Uint8Array>>): Record<string, string> =>
  Object.fromEntries(Object.entries(images).map(([name, bytes]) => [name, `data:image/${bytes[0] === 0xff ? 'jpeg' : 'png'};base64,${Buffer.from(bytes).toString('base64')}`]))

async function picturesOf(paper: Paper, folder: string, { filesOf, isPicture }: typeof Press): Promise<Record<string, Uint8Array>> {
  const found: Record<string, Uint8Array> = {}
  for (const name of filesOf(paper)) {
    found[name] = await bytesOf(path.resolve(folder, name))
    if (!isPicture(found[name])) throw new Unusable(`图片 ${name} 读不懂，请用完好的 PNG 或 JPEG 文件。`)
  }
  return found
}

/** Writes beside the place and moves it there at the end: no half-written file is ever seen. */
async function write(to: string, content: Uint8Array | string): Promise<void> {
  const part = path.join(path.dirname(to), `.${path.basename(to)}.${randomUUID()}.part`)
  try {
    await writeFile(part, content)
    await rename(part, to)
  } catch (fault) {
    await rm(part, { force: true })
    throw new Unusable(`写不进 ${to}：${reasonOf(fault)}。`)
  }
}

// ---------------------------------------------------------------- check

async function check(words: readonly string[]): Promise<number> {
  const { values, positionals: [from] } = parsed(words, { json: { type: 'boolean' } })
  if (!from) throw new Unusable('请写明要检查的文件，如：shuniu check 通知.docx')
  const findings = await findingsOf(from)
  if (values['json']) console.log(JSON.stringify({ findings }))
  else for (const finding of findings) console.log(lineOf(finding))
  const errors = findings.filter(({ severity }) => severity === 'error').length
  say(findings.length ? `共 ${errors} 处错误、${findings.length - errors} 处提醒。` : '没有发现问题。')
  return errors ? 1 : 0
}

async function findingsOf(from: string): Promise<readonly Finding[]> {
  const { proofread, proofreadFile } = await import('#modules/documents')
  const { metricsOf } = await import('#engines/typesetting')
  if (!from.toLowerCase().endsWith('.json')) {
    const read = await fileFrom(from)
    tellDoubts(read.recognised.notUnderstood)
    return proofreadFile(read)
  }
  return proofread(await paperFromJson(from), { metrics: metricsOf(await loadFonts(process.env['FONTS_DIR'])) })
}

function lineOf({ rule, severity, clause, place, reason, fix }: Finding): string {
  const where = [place.page ? `第${place.page}页` : '', place.block === undefined ? '' : `第${place.block + 1}段`, place.quote ? `“${place.quote}”` : ''].filter(Boolean).join(' ')
  return `${severity === 'error' ? '错误' : '提醒'} ${rule}${where ? ` ${where}` : ''}：${reason}${fix === undefined ? '' : `（改为“${fix}”）`}［${clause}］`
}

// ---------------------------------------------------------------- verify

async function verify(kind: 'ofd' | 'pdf', words: readonly string[]): Promise<number> {
  const { values, positionals: [verb, file] } = parsed(words, { trust: { type: 'string', multiple: true } }, 2)
  if (verb !== 'verify' || !file) throw new Unusable(`请这样用：shuniu ${kind} verify 文件.${kind} [--trust 证书.pem]`)
  const bytes = await bytesOf(file)
  const [{ lintOfd, verifyOfd, verifyPdf }, { sealMaths }] = await Promise.all([import('#engines/typesetting'), import('#platform/signing')])
  const verifying = { maths: sealMaths, trusted: await authorities([values['trust'] ?? []].flat().map(String)) }
  const faults = kind === 'ofd' ? lintOfd(bytes) : []
  for (const { text } of faults) console.log(`结构：${text}`)
  const { problems, signatures, summary } = kind === 'ofd' ? verifyOfd(bytes, verifying) : verifyPdf(bytes, verifying)
  for (const problem of problems) if (!faults.some(({ text }) => text === problem)) console.log(`签章：${problem}`)
  for (const { name, checks } of signatures) for (const { outcome, text } of checks) console.log(`签章“${name}”：${outcomeMarks[outcome]} ${text}`)
  const isSound = faults.length === 0 && problems.length === 0 && signatures.every(({ isValid }) => isValid) && (kind === 'ofd' || signatures.length > 0)
  if (kind === 'ofd') say(faults.length ? `文件结构有 ${faults.length} 处问题，见上。` : '文件结构检查通过。')
  say(summary)
  return isSound ? 0 : 1
}

/** Those that the office's own signer names, if this machine has one, and those named in the call. */
async function authorities(files: readonly string[]): Promise<readonly Uint8Array[]> {
  const { officeAuthorities } = await import('#platform/signing')
  const signer = process.env['SEAL_SIGNER']
  const named = await Promise.all(files.map(async (file) => certificatesIn(await bytesOf(file), file)))
  return [...await officeAuthorities(signer ? { SEAL_SIGNER: signer } : {}), ...named.flat()]
}

/** One certificate as DER, or any number as PEM. */
function certificatesIn(bytes: Uint8Array, file: string): Uint8Array[] {
  const blocks = new TextDecoder('latin1').decode(bytes).match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [bytes]
  try {
    return blocks.map((block) => new Uint8Array(new X509Certificate(block).raw))
  } catch {
    throw new Unusable(`${file} 不是证书，请用 PEM 或 DER 格式的 X.509 证书文件。`)
  }
}

const outcomeMarks = { passed: '✓', failed: '✗', unsure: '?' } as const

// ---------------------------------------------------------------- words of the call

const textValue = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function parsed(words: readonly string[], options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>, files = 1) {
  try {
    const read = parseArgs({ args: [...words], allowPositionals: true, options })
    if (read.positionals.length > files) throw new Unusable(`一次只处理一个文件，“${read.positionals[files]}”多余，请分次运行。`)
    return read
  } catch (fault) {
    throw fault instanceof Unusable ? fault : new Unusable(wordOf(fault))
  }
}

/** What is wrong with the words of a call. */
function wordOf(fault: unknown): string {
  const { code, message } = fault as NodeJS.ErrnoException
  const option = /'(-[^ ']*)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${option} 这个选项，请运行 shuniu --help 查看用法。`
  return `选项 ${option} 后面应写明值，请运行 shuniu --help 查看用法。`
}
