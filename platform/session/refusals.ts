import type { Sentences } from '#lib/refusals'

export type SessionRefusal =
  | 'wrong-credentials' | 'sign-in-locked' | 'account-pending' | 'account-disabled' | 'second-factor-due'
  | 'wrong-code' | 'code-used' | 'second-factor-not-due' | 'second-factor-not-started' | 'second-factor-exists'
  | 'wrong-current-password' | 'password-unfit' | 'no-local-password'
  | 'link-unusable' | 'accounts-exist'
  | 'login-unfit' | 'login-taken' | 'person-has-account' | 'two-administrators' | 'administrator-with-post' | 'not-your-duty'
  | 'own-account' | 'last-administrator' | 'account-unknown' | 'account-not-pending' | 'account-not-active' | 'account-not-disabled'
  | 'recovery-by-colleague' | 'recovery-of-others'
  | 'too-many-preferences' | 'not-demo' | 'oidc-off' | 'oidc-failed' | 'oidc-unknown-login' | 'oidc-administrator'

/** What the person reads; every sentence says what to do next. */
export const sessionSentences: Sentences<SessionRefusal> = {
  'wrong-credentials': '登录名或口令不正确，请核对后重新输入；连续输错 {limit} 次将锁定 {minutes} 分钟。',
  'sign-in-locked': '连续输错次数过多，已暂停登录，请在 {minutes} 分钟后再试，或请安全保密管理员解锁。',
  'account-pending': '账号尚未批准启用，请联系安全保密管理员审批。',
  'account-disabled': '账号已停用，请联系系统管理员。',
  'second-factor-due': '请先输入动态口令完成登录，再办理此项。',
  'wrong-code': '动态口令不正确，请核对手机时间后输入当前显示的六位数字，或使用恢复码。',
  'code-used': '这个动态口令已经用过，请等下一个再输入。',
  'second-factor-not-due': '当前登录不需要验证动态口令，请直接继续。',
  'second-factor-not-started': '尚未开始绑定动态口令，请先点“绑定”取得二维码。',
  'second-factor-exists': '账号已绑定动态口令；如需更换，请先请安全保密管理员重置。',
  'wrong-current-password': '当前口令不正确，请重新输入。',
  'password-unfit': '新口令有 {count} 处不符合要求，请按提示修改后再提交。',
  'no-local-password': '本次不是用口令登录，不能在此修改口令，请到统一身份认证处修改。',
  'link-unusable': '一次性链接无效、已用过或已过期，请联系管理员重新发放。',
  'accounts-exist': '平台已有账号，首个管理员链接不再有效，请直接登录。',
  'login-unfit': '登录名须为 3 至 32 位小写字母、数字、点、下划线或短横线，并以字母开头，请修改。',
  'login-taken': '登录名“{login}”已被使用，请换一个。',
  'person-has-account': '此人已有账号“{login}”，请直接使用原账号。',
  'two-administrators': '三员分立：该账号已是{held}，不能再授予{wanted}，请另建账号。',
  'administrator-with-post': '三员分立：有业务岗位的人员账号不能兼任管理员，请另建管理员账号。',
  'not-your-duty': '此项操作由{duty}办理，请转请其处理。',
  'own-account': '不能对自己的账号办理此项操作，请另一位管理员办理。',
  'last-administrator': '这是最后一个启用的{kind}账号，请先启用另一个再停用它。',
  'account-unknown': '没有这个账号，请刷新列表后重试。',
  'account-not-pending': '账号不在待审批状态，请刷新列表后重试。',
  'account-not-active': '账号未启用，请先审批启用。',
  'account-not-disabled': '账号未停用，无需恢复。',
  'recovery-by-colleague': '安全保密管理员“{login}”仍可重置口令和动态口令，请由其办理，无须在服务器上找回。',
  'recovery-of-others': '只有唯一的安全保密管理员账号可以在服务器上找回；其他账号请先找回安全保密管理员，再由其重置。',
  'too-many-preferences': '保存的个人设置过多，请先删除不用的视图或常用语。',
  'not-demo': '演示登录只在演示模式下可用，请用登录名和口令登录。',
  'oidc-off': '本平台未接入统一身份认证，请用登录名和口令登录。',
  'oidc-failed': '统一身份认证没有完成，请返回登录页重新开始。',
  'oidc-unknown-login': '统一身份认证通过，但平台没有登录名“{login}”的启用账号，请联系系统管理员建立账号。',
  'oidc-administrator': '三类管理员不能用统一身份认证登录，请用登录名、口令和动态口令登录。',
}

/** The three administrators as people call them. */
export const administratorNames = { sysAdmin: '系统管理员', securityAdmin: '安全保密管理员', auditAdmin: '安全审计员' } as const
