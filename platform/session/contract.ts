import { z } from 'zod'
import { route } from '#lib/contract'

const tags = ['登录与会话']
const password = z.string().min(1).max(200)
const stage = z.enum(['second-factor', 'new-password', 'enrol-second-factor', 'open'])
const entered = z.object({ stage })

/** What someone signed in is told of the own place here. */
export const sessionInfo = z.object({
  account: z.string(),
  person: z.string().nullable(),
  name: z.string(),
  office: z.string(),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  roles: z.array(z.string()),
  admin: z.enum(['sysAdmin', 'securityAdmin', 'auditAdmin']).nullable(),
  settings: z.record(z.string(), z.unknown()),
  demo: z.boolean(),
  idleMinutes: z.number().int(),
  hasSecondFactor: z.boolean(),
})

/** What the sign-in page needs before anyone has signed in, and what an unfinished sign-in still owes. */
export const entryInfo = z.object({
  office: z.string(),
  demo: z.boolean(),
  oidc: z.boolean(),
  stage: stage.nullable(),
  name: z.string().nullable(),
  passwordLength: z.number().int(),
})

export const sampleGroup = z.object({
  group: z.string(),
  people: z.array(z.object({ account: z.string(), name: z.string(), post: z.string() })),
})

const prefix = '/session'

export const sessionContract = {
  whoAmI: route({ method: 'GET', path: prefix, summary: '当前登录者', access: 'account', tags }).output(sessionInfo),
  entry: route({ method: 'GET', path: `${prefix}/entry`, summary: '登录页所需信息和登录进展', access: 'public', tags }).output(entryInfo),
  signIn: route({ method: 'POST', path: `${prefix}/sign-in`, summary: '用登录名和口令登录', access: 'public', tags })
    .input(z.object({ login: z.string().min(1).max(100), password })).output(entered),
  secondFactor: route({ method: 'POST', path: `${prefix}/second-factor`, summary: '输入动态口令或恢复码', access: 'public', tags })
    .input(z.object({ code: z.string().min(1).max(40) })).output(entered),
  signOut: route({ method: 'POST', path: `${prefix}/sign-out`, summary: '退出登录', access: 'public', tags }).output(z.null()),
  setPassword: route({ method: 'POST', path: `${prefix}/password`, summary: '修改本人口令', access: 'public', tags })
    .input(z.object({ current: password, next: password })).output(z.null()),
  startTotp: route({ method: 'POST', path: `${prefix}/totp/start`, summary: '开始绑定动态口令', access: 'public', tags })
    .output(z.object({ secret: z.string(), uri: z.string() })),
  confirmTotp: route({ method: 'POST', path: `${prefix}/totp/confirm`, summary: '确认绑定动态口令，取得恢复码', access: 'public', tags })
    .input(z.object({ code: z.string().min(1).max(40) })).output(z.object({ recoveryCodes: z.array(z.string()) })),
  lookAtLink: route({ method: 'POST', path: `${prefix}/one-time/look`, summary: '查看一次性链接的用途', access: 'public', tags })
    .input(z.object({ token: z.string().max(200) }))
    .output(z.object({ purpose: z.enum(['first-administrator', 'set-password']), login: z.string().nullable(), name: z.string().nullable() })),
  useLink: route({ method: 'POST', path: `${prefix}/one-time`, summary: '用一次性链接设置口令', access: 'public', tags })
    .input(z.object({
      token: z.string().max(200), password,
      /** Only with the link of the first start. */
      first: z.object({ login: z.string().min(1).max(100), name: z.string().trim().min(1).max(50) }).optional(),
    })).output(z.null()),
  samplePeople: route({ method: 'GET', path: `${prefix}/demo`, summary: '演示模式下可选的人员', access: 'public', tags }).output(z.array(sampleGroup)),
  demoSignIn: route({ method: 'POST', path: `${prefix}/demo`, summary: '演示模式下以某人身份进入', access: 'public', tags })
    .input(z.object({ account: z.string().max(100) })).output(entered),
  startOidc: route({ method: 'GET', path: `${prefix}/oidc/start`, summary: '到统一身份认证登录', access: 'public', tags }).output(z.object({ url: z.string() })),
  finishOidc: route({ method: 'POST', path: `${prefix}/oidc/callback`, summary: '从统一身份认证返回', access: 'public', tags })
    .input(z.object({ query: z.string().max(4000) })).output(entered),
  keepPreference: route({ method: 'PUT', path: `${prefix}/preferences`, summary: '保存一项个人设置', access: 'account', tags })
    .input(z.object({ key: z.string().regex(/^[\w.:-]{1,100}$/), value: z.json().refine((value) => JSON.stringify(value).length <= 20_000, '一项设置不能超过两万字，请删减。') }))
    .output(z.null()),
}
