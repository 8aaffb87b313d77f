import { z } from 'zod'
import type { ListedAccount, RecoveryNote } from '#lib/accounts'
import type { AuditRow, ChainReport } from '#lib/audit'
import { route, type Access } from '#lib/contract'
import { answer, day } from '#lib/schemas'
import type { CalendarDay, CalendarYear, Candidate, SettingView } from './core/types.ts'

const tags = ['系统管理']
const id = z.string().min(1).max(64)
const kind = z.enum(['sysAdmin', 'securityAdmin', 'auditAdmin'])
const year = z.coerce.number().int().min(2000).max(2100)
const one = z.object({ id })

const three: Access = ['sysAdmin', 'securityAdmin', 'auditAdmin']
const act = (path: `/${string}`, summary: string, who: Access) => route({ method: 'POST', path: `/administration${path}`, summary, access: who, tags })
const read = (path: `/${string}`, summary: string, who: Access) => route({ method: 'GET', path: `/administration${path}`, summary, access: who, tags })

/** 三员分立: the system administrator makes and closes accounts, the security administrator approves and resets. */
const accounts = {
  accounts: read('/accounts', '账号列表', three)
    .input(z.object({
      status: z.enum(['pending', 'active', 'disabled']).optional(), group: z.enum(['administrators', 'people']).optional(),
      words: z.string().max(40).optional(), after: z.string().max(40).optional(),
    })).output(answer<{ readonly rows: readonly ListedAccount[]; readonly next: string | null }>()),
  recoveries: read('/recoveries', '在服务器上找回过、本人尚未确认知悉的管理员账号', three).output(answer<readonly RecoveryNote[]>()),
  noteRecoveries: act('/recoveries/noting', '确认知悉管理员账号的找回', three).output(z.null()),
  candidates: read('/candidates', '查找可建账号的人员', ['sysAdmin']).input(z.object({ q: z.string().max(40) })).output(answer<readonly Candidate[]>()),
  createAccount: act('/accounts', '建立账号，取得一次性链接', ['sysAdmin'])
    .input(z.object({ login: z.string().max(40), name: z.string().trim().min(1, '请填写姓名').max(50), person: id.nullable(), admin: kind.nullable() }))
    .output(z.object({ id, link: z.string() })),
  appoint: act('/accounts/{id}/appointment', '任命为管理员（三员之一）', ['sysAdmin']).input(one.extend({ admin: kind })).output(one),
  disable: act('/accounts/{id}/closing', '停用账号', ['sysAdmin']).input(one).output(one),
  reinstate: act('/accounts/{id}/reinstatement', '恢复账号（须再审批）', ['sysAdmin']).input(one).output(one),
  approve: act('/accounts/{id}/approval', '批准启用账号', ['securityAdmin']).input(one).output(one),
  unlock: act('/accounts/{id}/unlocking', '解除登录锁定', ['securityAdmin']).input(one).output(one),
  resetPassword: act('/accounts/{id}/password-reset', '重置口令，取得一次性链接', ['securityAdmin']).input(one).output(z.object({ id, link: z.string() })),
  requireNewPassword: act('/accounts/{id}/new-password', '要求下次登录更换口令', ['securityAdmin']).input(one).output(one),
  resetSecondFactor: act('/accounts/{id}/second-factor-reset', '重置动态口令', ['securityAdmin']).input(one).output(one),
  requireSecondFactor: act('/accounts/{id}/second-factor', '要求或不再要求动态口令', ['securityAdmin']).input(one.extend({ required: z.boolean() })).output(one),
}

const auditFilter = z.object({
  from: day.optional(), until: day.optional(), login: z.string().max(40).optional(),
  action: z.string().max(80).optional(), subject: z.string().max(120).optional(),
})

/** Only the audit administrator reads the audit, and every reading is itself audited. */
const audit = {
  auditLines: read('/audit', '查阅审计记录', ['auditAdmin']).input(auditFilter.extend({ before: z.coerce.number().int().positive().optional() }))
    .output(answer<{ readonly rows: readonly AuditRow[]; readonly next: number | null }>()),
  auditActions: read('/audit/actions', '审计所记的全部操作及名称', ['auditAdmin']).output(z.record(z.string(), z.string())),
  exportAudit: read('/audit/export', '导出审计记录', ['auditAdmin']).input(auditFilter).output(z.file()),
  verifyAudit: act('/audit/verification', '校验审计链', ['auditAdmin']).output(answer<ChainReport>()),
}

const calendar = {
  calendar: read('/calendar', '工作日历', 'account').input(z.object({ year }))
    .output(answer<CalendarYear & { readonly known: readonly number[]; readonly missing: number | null }>()),
  readNotice: act('/calendar/notice', '从国务院办公厅通知文字读出安排（不保存）', ['sysAdmin'])
    .input(z.object({ year, text: z.string().max(20_000) })).output(answer<readonly CalendarDay[]>()),
  setYear: route({ method: 'PUT', path: '/administration/calendar/{year}', summary: '保存某年放假与调休', access: ['sysAdmin'], tags })
    .input(z.object({ year, version: z.number().int().min(0), days: z.array(z.object({ day, kind: z.enum(['off', 'work']), name: z.string().max(20) })).max(120) }))
    .output(z.object({ version: z.number() })),
}

const settings = {
  settings: read('/settings', '全部设置及当前值', three).output(answer<readonly SettingView[]>()),
  changeSetting: route({ method: 'PUT', path: '/administration/settings/{key}', summary: '修改一项设置', access: ['sysAdmin'], tags })
    .input(z.object({ key: z.string().max(80), version: z.number().int().min(0), value: z.json() })).output(z.object({ version: z.number() })),
}

const signature = {
  mySignature: read('/my/signature', '我的签名图片', 'staff').output(z.object({ image: z.string().nullable() })),
  keepSignature: route({ method: 'PUT', path: '/administration/my/signature', summary: '保存我的签名图片（PNG）', access: 'staff', tags })
    .input(z.object({ image: z.string().max(300_000) })).output(z.null()),
  dropSignature: route({ method: 'DELETE', path: '/administration/my/signature', summary: '删除我的签名图片', access: 'staff', tags }).output(z.null()),
}

/** What crosses the wire; the only thing the server and the web both speak. */
export const administrationContract = { ...accounts, ...audit, ...calendar, ...settings, ...signature }
