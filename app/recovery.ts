import { hostname, userInfo } from 'node:os'
import { isRefused } from '#platform/act'
import { openFileStore } from '#platform/files'
import { recoverFromServer, sessionDesk, sessionSentences, type SessionRefusal } from '#platform/session'
import { sentenceFor } from '#lib/refusals'
import { platformOn, type Ground } from './boot.ts'

/** `shuniu account recover`: gives the last security administrator a way back in. Answers what is printed, and whether it was done. */
export async function recoverAccount(ground: Ground, { login, reason }: { readonly login: string; readonly reason: string }): Promise<{ readonly isDone: boolean; readonly text: string }> {
  const { settings, key } = ground
  // Recovering tells no news to the office: administrators are told on their own pages.
  const silent = { put: () => Promise.reject(new Error('recovering an account sets no timer')), told: () => {} }
  const desk = sessionDesk(platformOn(ground, silent, await openFileStore(settings)), key, false)
  const made = await recoverFromServer(desk, { login, reason, by: whoIsHere() })
  if (isRefused(made)) return { isDone: false, text: sentenceFor(sessionSentences[made.code as SessionRefusal], made.detail) }
  // Where the platform listens on any address or any port, only its holder knows under which it is reached.
  const isKnown = settings.PORT !== 0 && settings.HOST !== '0.0.0.0'
  const address = settings.PUBLIC_URL ?? (isKnown ? `http://${settings.HOST}:${settings.PORT}` : '（平台地址）')
  return { isDone: true, text: [
    `“${made.name}”（${login}）的口令和动态口令已失效。请本人在 ${made.hours} 小时内打开此一次性链接设置口令，登录后重新绑定动态口令：`,
    `  ${address}/one-time#${made.token}`,
    '此事已记入审计（在服务器上找回账号），其他管理员登录后会看到提示。',
  ].join('\n') }
}

/** The user of the machine and its name; a user may be a mere number. */
function whoIsHere(): string {
  try {
    return `${userInfo().username}@${hostname()}`
  } catch {
    return `uid ${process.getuid?.() ?? '?'}@${hostname()}`
  }
}
