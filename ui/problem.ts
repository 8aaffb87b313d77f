import type { Issue } from '#lib/issues'

/** Why a call did not succeed, as RFC 9457 problem details tell it. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  /** The refusal's code, e.g. `countersign-open`; `offline` when the server was not reached. */
  readonly code: string
  /** The kind of obstacle in a few words: 无权办理, 没有找到. */
  readonly title: string
  /** One Chinese sentence for the person: what happened, why, and the next step. */
  readonly sentence: string
  /** Everything lacking in the input, when that is why. */
  readonly issues: readonly Issue[]
  /** Names this call in the server's log; quoted to whoever is asked for help. */
  readonly requestId: string | null

  constructor(parts: { status: number; code: string; title: string; sentence: string; issues?: readonly Issue[]; requestId?: string | null }) {
    super(parts.sentence)
    this.status = parts.status
    this.code = parts.code
    this.title = parts.title
    this.sentence = parts.sentence
    this.issues = parts.issues ?? []
    this.requestId = parts.requestId ?? null
  }
}

/** The problem in an answer that is not a success. A body that is no problem document gives a sentence by status. */
export function problemFrom(status: number, body: unknown, requestId: string | null = null): Problem {
  const given: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
  return new Problem({
    status,
    code: text(given.code) ?? `http-${status}`,
    title: text(given.title) ?? '没有办成',
    sentence: text(given.detail) ?? sentenceByStatus(status),
    issues: Array.isArray(given.issues) ? given.issues.filter(isIssue) : [],
    requestId: text(given.requestId) ?? requestId,
  })
}

/** Any thrown thing as a problem, so that a screen can always show a sentence. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  return new Problem({ status: 0, code: 'fault', title: '页面故障', sentence: '页面出现故障，已保存的内容不受影响。请刷新页面；仍不行时请联系系统管理员。' })
}

export const offline = (): Problem =>
  new Problem({ status: 0, code: 'offline', title: '连不上服务器', sentence: '连不上服务器，内容已暂存在本机。请检查网络后重试。' })

function sentenceByStatus(status: number): string {
  if (status === 401) return '登录已失效，请重新登录，草稿已保留。'
  if (status === 403) return '您没有办理此事的权限。如确需办理，请联系本单位管理员。'
  if (status === 404) return '没有找到要看的内容，可能已被移走。请返回列表重新查找。'
  if (status === 409) return '内容已被他人更新，请刷新后再办理。'
  if (status === 413) return '文件超过大小限制，请压缩或拆分后再上传。'
  if (status === 429) return '操作过于频繁，请稍候再试。'
  return '服务器暂时不能办理，请稍后重试；仍不行时请联系系统管理员。'
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

function isIssue(value: unknown): value is Issue {
  return typeof value === 'object' && value !== null
    && 'code' in value && 'severity' in value && 'field' in value && 'text' in value && typeof value.text === 'string'
}
