import { z } from 'zod'
import { route, type OfficeRole } from '#lib/contract'
import type { FileId, PersonId, PostId, UnitId } from '#lib/ids'
import { answer, day, id, words } from '#lib/schemas'
import type { AppointmentId, GroupId, LeadershipLine, ProxyId, UnitKind, UnitLevel } from './core/types.ts'
import type { GroupView, ImportAnswer, PersonBrief, PersonCard, PostLine, ProxyView, RankedPost, TreeView, UnitView } from './core/views.ts'
import { officeRoles, unitKinds, unitLevels } from './core/words.ts'

const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const personId = id<'person'>() satisfies z.ZodType<PersonId>
const postId = id<'post'>() satisfies z.ZodType<PostId>
const appointmentId = id<'appointment'>() satisfies z.ZodType<AppointmentId>
const proxyId = id<'proxy'>() satisfies z.ZodType<ProxyId>
const groupId = id<'group'>() satisfies z.ZodType<GroupId>
const fileId = id<'file'>() satisfies z.ZodType<FileId>
const version = z.number().int().positive()
const role = z.enum(officeRoles as [OfficeRole, ...OfficeRole[]])
const kind = z.enum(unitKinds as [UnitKind, ...UnitKind[]])
const level = z.enum(unitLevels as [UnitLevel, ...UnitLevel[]])
const made = z.object({ id: z.string(), version: z.number() })

const grounds = z.object({ reason: words(200), basis: words(100).exactOptional() })
const issuer = z.object({ registeredOn: day, docPrefixes: z.array(words(12)).min(1, '请至少填写一个机关代字').max(20) }).nullable()
const lines = z.array(z.object({ unit: unitId, line: z.enum(['dualLeadership', 'guidance'] satisfies LeadershipLine['line'][]) })).max(5)
const profile = {
  name: words(60), shortName: words(30), kind, level, parent: unitId.nullable(), lines,
  unifiedCode: words(18).nullable(), position: z.number().int().min(1).max(9999),
}
const changes = z.object({
  name: profile.name.exactOptional(), shortName: profile.shortName.exactOptional(), kind: kind.exactOptional(), level: level.exactOptional(),
  parent: profile.parent.exactOptional(), lines: lines.exactOptional(), unifiedCode: profile.unifiedCode.exactOptional(), position: profile.position.exactOptional(),
})
const settings = {
  roles: z.array(role), seats: z.number().int().min(1).max(500), rank: z.number().int().min(1).max(9999).nullable(), oversees: z.array(unitId).max(100),
}
const person = { name: words(20), mobile: words(11).nullable(), officePhone: words(20).nullable() }
const group = { name: words(40), kinds: z.array(kind), units: z.array(unitId).max(500), except: z.array(unitId).max(500), position: z.number().int().min(1).max(9999) }

const tags = ['组织机构']
const get = (path: `/${string}`, summary: string, access: 'account' | 'staff' = 'account') =>
  route({ method: 'GET', path: `/organisation${path}`, summary, access, tags })
/** A change of the organisation, open to its keeper only. */
const change = (path: `/${string}`, summary: string, method: 'POST' | 'PUT' = 'POST') =>
  route({ method, path: `/organisation${path}`, summary, access: ['organisationClerk'], tags })

/** Reads: the directory is open to everybody inside; the three administrators need it to give people accounts. */
const reads = {
  tree: get('/tree', '某日的机构树').input(z.object({ day: day.optional() })).output(answer<TreeView>()),
  unit: get('/units/{unit}', '单位：岗位、人员、沿革').input(z.object({ unit: unitId, day: day.optional() })).output(answer<UnitView>()),
  person: get('/people/{person}', '人员卡片').input(z.object({ person: personId })).output(answer<PersonCard>()),
  people: get('/people', '按姓名、拼音、首字母、称谓查人')
    .input(z.object({ q: z.string().max(40), unit: unitId.optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }))
    .output(answer<readonly PersonBrief[]>()),
  posts: get('/posts', '某日的全部岗位及任职人员').input(z.object({ day: day.optional() })).output(answer<readonly PostLine[]>()),
  protocolOrder: get('/protocol-order', '领导礼宾次序').input(z.object({ day: day.optional() })).output(answer<readonly RankedPost[]>()),
  groups: get('/groups', '分送范围').output(answer<readonly GroupView[]>()),
  groupUnits: get('/groups/{group}/units', '分送范围所含单位').input(z.object({ group: groupId, day: day.optional() })).output(answer<TreeView['units']>()),
}

const units = {
  establishUnit: change('/units', '设立单位').input(z.object({ ...profile, issuer, fromOn: day, grounds })).output(made),
  changeUnit: change('/units/{unit}/changes', '变动单位：更名、划转').input(z.object({ unit: unitId, version, changes, fromOn: day, grounds })).output(made),
  correctUnit: change('/units/{unit}/corrections', '更正单位').input(z.object({ unit: unitId, version, changes, grounds })).output(made),
  registerIssuer: change('/units/{unit}/registration', '发文立户', 'PUT').input(z.object({ unit: unitId, version, issuer, fromOn: day, grounds })).output(made),
  mergeUnit: change('/units/{unit}/merger', '并入其他单位').input(z.object({ unit: unitId, version, into: unitId, on: day, grounds })).output(made),
  abolishUnit: change('/units/{unit}/abolition', '撤销单位').input(z.object({ unit: unitId, version, on: day, grounds })).output(made),
  addPost: change('/units/{unit}/posts', '设岗').input(z.object({ unit: unitId, version, title: words(30), ...settings, fromOn: day })).output(made),
  changePost: change('/units/{unit}/posts/{post}', '调整岗位', 'PUT').input(z.object({ unit: unitId, version, post: postId, ...settings })).output(made),
  abolishPost: change('/units/{unit}/posts/{post}/abolition', '撤岗').input(z.object({ unit: unitId, version, post: postId, on: day })).output(made),
  setProtocolOrder: change('/protocol-order', '排定礼宾次序', 'PUT').input(z.object({ posts: z.array(postId).max(500) })).output(z.object({ posts: z.number() })),
}

const people = {
  addPerson: change('/people', '新增人员并任职')
    .input(z.object({ ...person, post: postId, fromOn: day })).output(made),
  changePerson: change('/people/{person}', '修改人员信息', 'PUT').input(z.object({ person: personId, version, ...person })).output(made),
  appoint: change('/people/{person}/appointments', '任职').input(z.object({ person: personId, version, post: postId, fromOn: day, main: z.boolean() })).output(made),
  endAppointment: change('/people/{person}/appointments/{appointment}/end', '免职')
    .input(z.object({ person: personId, version, appointment: appointmentId, on: day, reason: words(200) })).output(made),
  movePerson: change('/people/{person}/move', '调动')
    .input(z.object({ person: personId, version, leaving: z.array(appointmentId).max(20), post: postId, on: day, reason: words(200) })).output(made),
}

const proxies = {
  proxies: get('/proxies', '我的代理', 'staff').input(z.object({ all: z.enum(['0', '1']).default('0') })).output(answer<readonly ProxyView[]>()),
  grantProxy: route({ method: 'POST', path: '/organisation/proxies', summary: '委托代理', access: 'staff', tags })
    .input(z.object({ principal: personId, deputy: personId, kinds: z.array(z.string().regex(/^(\*|[a-z][A-Za-z.-]{0,40})$/)).max(50), fromOn: day, lastOn: day, reason: words(200) })).output(made),
  endProxy: route({ method: 'POST', path: '/organisation/proxies/{proxy}/end', summary: '结束代理', access: 'staff', tags })
    .input(z.object({ proxy: proxyId, version })).output(made),
}

const groups = {
  nameGroup: change('/groups', '新建分送范围').input(z.object(group)).output(made),
  changeGroup: change('/groups/{group}', '修改分送范围', 'PUT').input(z.object({ group: groupId, version, ...group })).output(made),
  retireGroup: change('/groups/{group}/retirement', '停用分送范围').input(z.object({ group: groupId, version })).output(made),
}

const xlsx = {
  importTemplate: route({ method: 'GET', path: '/organisation/import/template', summary: '下载导入模板', access: ['organisationClerk'], tags }).output(z.file()),
  importFile: change('/import', '从已上传的 xlsx 导入，全部成功或全部不导入').input(z.object({ file: fileId, fromOn: day })).output(answer<ImportAnswer>()),
  exportFile: route({ method: 'GET', path: '/organisation/export', summary: '导出机构与任职（不含手机号）', access: ['organisationClerk'], tags })
    .input(z.object({ day: day.optional() })).output(z.file()),
}

/** What the organisation answers over the wire. */
export const organisationContract = { ...reads, ...units, ...people, ...proxies, ...groups, ...xlsx }
