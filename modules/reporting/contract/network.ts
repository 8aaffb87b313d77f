import { z } from 'zod'
import { route } from '#lib/contract'
import type { FileId, PersonId, UnitId } from '#lib/ids'
import { answer, day, id, words } from '#lib/schemas'
import { pointLevels } from '../core/network/types.ts'
import { pointRoles, type PointId } from '../core/network/three.ts'
import type { NetworkOptions, NetworkView, PointView } from '../core/network/views.ts'
import type { NetworkMade, NetworkReading } from '../core/network/rows.ts'

const pointId = id<'point'>() satisfies z.ZodType<PointId>
const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const personId = id<'person'>() satisfies z.ZodType<PersonId>
const fileId = id<'file'>() satisfies z.ZodType<FileId>
const phone = words(20).regex(/^(\+?[\d\s-]{5,20})?$/, '请填写电话号码，只用数字')
const seat = { role: z.enum(pointRoles), isSubstitute: z.boolean() }

const level = z.enum(pointLevels)
const asked = z.discriminatedUnion('level', [
  z.object({ level: z.literal('village'), unit: unitId, name: words(40).min(1, '请填写村社名称'), parent: pointId, on: day }),
  z.object({ level: level.exclude(['village']), unit: unitId, name: words(40).default(''), parent: z.null().default(null), on: day }),
])
const act = z.discriminatedUnion('type', [
  z.object({ type: z.literal('rename'), name: words(40).min(1, '请填写名称') }),
  z.object({ type: z.literal('appoint'), ...seat, person: personId, phone, on: day }),
  z.object({ type: z.literal('relieve'), ...seat, on: day, reason: words(200).default('') }),
  z.object({ type: z.literal('close'), on: day, reason: words(200) }),
])

const tags = ['信息网络']
const get = (path: `/${string}`, summary: string, access: 'staff' | ['infoEditor'] = 'staff') => route({ method: 'GET', path: `/reporting/network${path}`, summary, access, tags })
const post = (path: `/${string}`, summary: string, access: 'staff' | ['infoEditor'] = ['infoEditor']) => route({ method: 'POST', path: `/reporting/network${path}`, summary, access, tags })
const kept = z.object({ id: z.string(), version: z.number() })

/** What the network of direct-report points answers over the wire (R27, R28). */
export const networkContract = {
  network: get('/points', '信息直报点、三级负责人和网络缺口').output(answer<NetworkView>()),
  networkFile: get('/network.xlsx', '导出信息直报点').output(z.file()),
  networkTemplate: get('/template.xlsx', '下载直报点模板', ['infoEditor']).output(z.file()),
  networkOptions: get('/options', '可以设为直报点的单位', ['infoEditor']).output(answer<NetworkOptions>()),
  point: get('/points/{point}', '一个直报点和它的变动').input(z.object({ point: pointId })).output(answer<PointView>()),
  registerPoint: post('/points', '设立直报点').input(asked).output(kept),
  actOnPoint: post('/points/{point}/acts', '指定、免去负责人，更名，撤销', 'staff').input(z.object({ point: pointId, act })).output(kept),
  readNetwork: post('/import-preview', '预览：上传的表将设立哪些直报点，或逐行指出错误').input(z.object({ file: fileId })).output(answer<NetworkReading>()),
  importNetwork: post('/import', '导入直报点，全部成功或全部不导入').input(z.object({ file: fileId })).output(answer<NetworkMade>()),
}
