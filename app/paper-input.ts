import { constants } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import type { NotUnderstood, TextFormat } from '#engines/typesetting'
import type { Paper } from '#engines/typesetting/press'
import { formatNamed, formatNames, paperMetaSchema, paperSchema, textsOf } from '#engines/typesetting/schema'
import { sentenceFor } from '#lib/refusals'
import type { PaperFile } from '#modules/documents'

/** One clear sentence for what came from outside and cannot be used. */
export class Unusable extends Error {}

/** More than any paper; what is larger is something else. */
const MOST_BYTES = 256 * 1024 * 1024

export async function bytesOf(file: string): Promise<Uint8Array> {
  let handle: FileHandle | undefined
  try {
    // A named pipe that nobody writes to would wait for ever.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const found = await handle.stat()
    if (!found.isFile() && !found.isDirectory()) throw new Unusable(`读不到 ${file}：这不是普通文件。`)
    const bytes = found.size > MOST_BYTES ? null : await bounded(handle)
    if (bytes === null) throw new Unusable(`读不到 ${file}：文件超过 256 MB，请拆分后再试。`)
    return bytes
  } catch (fault) {
    throw fault instanceof Unusable ? fault : new Unusable(`读不到 ${file}：${reasonOf(fault)}。`)
  } finally {
    await handle?.close()
  }
}

/** All of a file, or null where more comes than its size told: somebody may be writing to it. */
async function bounded(handle: FileHandle): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  for await (const chunk of handle.createReadStream({ end: MOST_BYTES, autoClose: false, highWaterMark: 1024 * 1024 })) chunks.push(chunk as Uint8Array)
  const bytes = new Uint8Array(Buffer.concat(chunks))
  return bytes.length > MOST_BYTES ? null : bytes
}

/** Whether two names lead to one file, be it by links. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  if (path.resolve(one) === path.resolve(other)) return true
  const identityOf = (file: string) => stat(file).then(({ dev, ino }) => `${dev} ${ino}`, () => null)
  const identity = await identityOf(one)
  return identity !== null && identity === await identityOf(other)
}

const reasons: Readonly<Record<string, string>> = { ENOENT: '没有这个文件或文件夹', EISDIR: '这是一个文件夹', EACCES: '没有权限', EPERM: '没有权限', ENOSPC: '磁盘已满', EROFS: '磁盘只读', ENOTDIR: '路径中有一段不是文件夹', ENAMETOOLONG: '文件名太长' }
/** Why the system could not read or write, in Chinese where it is one of the usual reasons. */
export const reasonOf = (fault: unknown): string => reasons[(fault as NodeJS.ErrnoException).code ?? ''] ?? (fault as Error).message

/** A text, Word, OFD or PDF file with what was recognised in it. */
export async function fileFrom(file: string): Promise<PaperFile> {
  const [{ documents, paperKindOf, readPaperFile }, { isRefused }, { paperOf }] = await Promise.all([import('#modules/documents'), import('#platform/act'), import('#engines/typesetting')])
  const kind = paperKindOf(file)
  if (!kind) throw new Unusable(`不认识 ${file} 的后缀，请用 .txt、.md、.docx、.ofd、.pdf 或 .json；旧版 .doc 和 .wps 请先另存为 .docx。`)
  const read = await readPaperFile(await bytesOf(file), kind)
  if (isRefused(read)) throw new Unusable(`${file}：${sentenceFor(documents.refusals?.[read.code] ?? read.code, read.detail)}`)
  if (textsOf(paperOf(read.recognised, 'document')).every(({ text }) => !text.trim())) throw new Unusable(`${file}：${documents.refusals?.['draft-import-empty'] ?? ''}`)
  return read
}

/** The paper that a file tells: JSON as it is, anything else recognised and set in the format asked for; `onDoubts` hears what was not understood. */
export async function paperFrom(from: string, { format: named, meta, onDoubts }: { readonly format?: string | undefined; readonly meta?: string | undefined; readonly onDoubts: (doubts: readonly NotUnderstood[]) => void }): Promise<Paper> {
  const format = textFormatNamed(named)
  const beside = meta ? await metaFrom(meta) : {}
  if (from.toLowerCase().endsWith('.json')) return paperFromJson(from, { format, beside })
  const { recognised } = await fileFrom(from)
  const { paperOf } = await import('#engines/typesetting')
  onDoubts(recognised.notUnderstood)
  return checked(paperSchema, { ...paperOf(recognised, format ?? 'document'), ...beside }, meta ?? from)
}

function textFormatNamed(named: string | undefined): TextFormat | undefined {
  const format = named === undefined ? undefined : formatNamed(named)
  if (format === null || format === 'form') throw new Unusable(`没有“${named}”这种格式，请用：${textFormats('、')}。`)
  return format
}

const textFormats = (by: string): string => Object.entries(formatNames).filter(([name]) => name !== 'form').map(([, name]) => name).join(by)

/** A paper as JSON; its format may be told by the Chinese name, or beside it. */
export async function paperFromJson(from: string, { format, beside }: { readonly format?: TextFormat | undefined; readonly beside?: object } = {}): Promise<Paper> {
  const given = await jsonFrom(from)
  const told = typeof given['format'] === 'string' ? formatNamed(given['format']) ?? given['format'] : given['format'] ?? format
  if (format && told !== format) throw new Unusable(`${from} 写的格式是“${formatNames[told as TextFormat] ?? String(told)}”，与 --format 不一致，请改一处。`)
  const paper = checked(paperSchema, { ...given, format: told, ...beside }, from)
  if (textsOf(paper).every(({ text }) => !text.trim())) throw new Unusable(`${from}：文件里没有文字，请补写标题和正文。`)
  return paper
}

const metaFrom = async (file: string) => checked(paperMetaSchema, await jsonFrom(file), file)

async function jsonFrom(file: string): Promise<Record<string, unknown>> {
  const bytes = await bytesOf(file)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Said below: whatever is wrong with it, it is no object.
  }
  throw new Unusable(`${file} 不是 JSON 对象（UTF-8 编码），请检查文件内容。`)
}

function checked<Value>(schema: z.ZodType<Value>, value: unknown, file: string): Value {
  const read = schema.safeParse(value, { error: sentenceOf })
  if (read.success) return read.data
  const [issue] = read.error.issues
  if (!file.toLowerCase().endsWith('.json')) throw new Unusable(`${file} 中有一段或一项${issue!.message}，请分段或精简后再排版。`)
  throw new Unusable(`${file} 的 ${issue!.path.map(String).join('.') || '最外层'}：${issue!.message}，请对照 engines/typesetting/README.md 修改。`)
}

const kindNames: Readonly<Record<string, string>> = { string: '文字', number: '数字', int: '整数', boolean: 'true 或 false', array: '数组', object: '对象' }

/** What is wrong with an item of a paper. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type': return issue.input === undefined ? '缺少这一项' : `应为${kindNames[issue.expected] ?? issue.expected}`
    case 'unrecognized_keys': return `没有“${issue.keys.join('”“')}”这一项`
    case 'invalid_value': return `只能是 ${issue.values.map(String).join('、')}`
    case 'invalid_union': return issue.discriminator === 'format' ? `只能是 ${textFormats('、')}` : '与所要的任何一种写法都不符'
    case 'too_big': return issue.origin === 'string' ? `超过 ${issue.maximum} 字` : `不能大于 ${issue.maximum}`
    case 'too_small': return issue.origin === 'array' ? `至少 ${issue.minimum} 项` : `不能小于 ${issue.minimum}`
    default: return '写法不对'
  }
}
