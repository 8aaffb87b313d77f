import { z } from 'zod'
import { route } from '#lib/contract'
import type { FileId } from '#lib/ids'
import { answer, id } from '#lib/schemas'
import type { ListId, ListLine, ListMade, ListReading, ListView } from '../core/lists/types.ts'

const listId = id<'supervision-list'>() satisfies z.ZodType<ListId>
const fileId = id<'file'>() satisfies z.ZodType<FileId>
const name = z.string().trim().min(1, '请填写清单名称').max(100, '不超过100个字')
const act = z.discriminatedUnion('type', [z.object({ type: z.literal('approve') }), z.object({ type: z.literal('decline'), reason: z.string().trim().min(1, '请写明理由').max(1000, '不超过1000个字') }), z.object({ type: z.literal('hand-out') })])

const tags = ['督查']
const of = z.object({ list: listId })
const get = (path: `/${string}`, summary: string, access: 'staff' | ['supervisor'] = 'staff') => route({ method: 'GET', path: `/supervision${path}`, summary, access, tags })
const post = (path: `/${string}`, summary: string, access: 'staff' | ['supervisor']) => route({ method: 'POST', path: `/supervision${path}`, summary, access, tags })

/** What key-work lists (年度重点工作清单) answer over the wire. */
export const listContract = {
  lists: get('/lists', '重点工作清单').output(answer<readonly ListLine[]>()),
  listTemplate: get('/list-template.xlsx', '下载清单模板', ['supervisor']).output(z.file()),
  readList: post('/list-preview', '预览：上传的清单将分解成哪些事项，或逐行指出错误', ['supervisor']).input(z.object({ file: fileId })).output(answer<ListReading>()),
  importList: post('/lists', '导入清单，全部成功或全部不导入', ['supervisor']).input(z.object({ file: fileId, name, year: z.number().int().min(1949).max(9999) })).output(answer<ListMade>()),
  keyList: get('/lists/{list}', '一份清单：事项、分类占比、进展').input(of).output(answer<ListView>()),
  actOnList: post('/lists/{list}/acts', '整份清单审定、交办', 'staff').input(of.extend({ act })).output(z.object({ id: z.string(), count: z.number() })),
}
