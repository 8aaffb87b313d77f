import '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#lib/decision'
import type { FileId } from '#lib/ids'
import { answered } from '#platform/http'
import type { Actor, Db } from '#platform/act'
import type { RouteContext, StreamRoute } from '../../../platform/module.ts'
import type { FileAction } from '../core/actions.ts'
import { mayReadFile } from '../core/access.ts'
import { dispositionOf } from '../core/names.ts'
import { rangeIn } from '../core/range.ts'
import type { FileCard } from '../core/types.ts'
import { fileCard } from './files.ts'
import { upload } from './uploading.ts'

/** Whether someone may read the files of one subject; each module answers for its own kinds. */
export type MayRead = (db: Db, subject: string, actor: Actor, file: FileId) => Promise<boolean>
/** Kind of owner → who decides; handed in where the modules are listed. */
export type Readers = Readonly<Record<string, MayRead>>

const MEBIBYTE = 1024 * 1024

/** Upload and download. */
export const fileStreams = (readers: Readers): readonly StreamRoute[] => [
  { method: 'POST', path: '/files', summary: '上传文件：multipart，先发字段 unclassified=yes（本人确认所传内容不涉及国家秘密），再发文件', access: 'staff', handle: takeUpload },
  { method: 'GET', path: '/files/:id', summary: '下载文件；支持 Range；inline=1 在页面中显示 PDF 和图片', access: 'staff', handle: (request, reply, context) => sendFile(request, reply, { context, readers }) },
]

async function takeUpload(request: FastifyRequest, _reply: FastifyReply, context: RouteContext<FileAction>): Promise<FileCard> {
  if (!request.isMultipart()) return answered(refuse('no-file-sent'))
  // One byte more than allowed may pass, so that the store sees the excess and says the limit.
  const part = await request.file({ limits: { fileSize: context.platform.settings.FILE_LIMIT_MB * MEBIBYTE + 1 }, throwFileSizeLimit: false })
  if (!part) return answered(refuse('no-file-sent'))
  const declared = part.fields['unclassified']
  const isDeclaredUnclassified = declared !== undefined && !Array.isArray(declared) && declared.type === 'field' && declared.value === 'yes'
  return answered(await upload(context.platform, context.call, { content: part.file, name: part.filename, isDeclaredUnclassified }))
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, { context, readers }: { context: RouteContext<FileAction>; readers: Readers }): Promise<FastifyReply> {
  const { id } = request.params as { id: FileId }
  const card = await fileCard(context.platform.db, id)
  // Who may not read a file does not learn that it exists.
  if (!card || !context.actor || !await mayRead(card, { actor: context.actor, db: context.platform.db, readers })) return answered(refuse('not-found'))
  const range = rangeIn(request.headers.range, card.bytes)
  void reply.header('accept-ranges', 'bytes').type(card.type).header('content-disposition', dispositionOf(card.name, card.type, (request.query as { inline?: string }).inline === '1'))
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${card.bytes}`).send()
  const content = await context.platform.files.open(card.sha256, range ?? undefined)
  if (!content) return answered(refuse('not-found'))
  // A viewer asks for a file in pieces; one reading is one line in the audit.
  if (card.uploadedBy !== context.actor.person && (!range || range.from === 0)) await context.auditRead('files.read', `file:${id}`)
  if (range) void reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${card.bytes}`)
  return reply.header('content-length', range ? range.to - range.from + 1 : card.bytes).send(content)
}

async function mayRead(card: FileCard, at: { actor: Actor; db: Db; readers: Readers }): Promise<boolean> {
  const verdict = mayReadFile(card, at.actor)
  if (verdict !== 'decidesByOwner') return verdict
  return await at.readers[card.owner!.kind]?.(at.db, card.owner!.id, at.actor, card.id) ?? false
}
