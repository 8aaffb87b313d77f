import { ORPCError } from '@orpc/client'
import type { Issue } from '#lib/issues'
import { sentenceFor, type Sentences } from '#lib/refusals'
import type { Refused } from '#lib/decision'
import { isRefused, type CommandRefusal } from '../act/run.ts'

/** An RFC 9457 problem. `detail` is the Chinese sentence that people read; `code` is for programs. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly requestId: string
  /** Everything lacking at once, where the refusal is about an input. */
  readonly issues?: readonly Issue[]
}

/** The one table of statuses; a refusal not named here is a 409: the state of things forbids it. */
const statusOf: Readonly<Record<string, number>> = {
  'not-signed-in': 401, 'not-allowed': 403, 'cross-site': 403, 'not-found': 404, 'no-such-route': 404,
  'wrong-input': 422, incomplete: 422, 'classified-content': 422, 'file-empty': 422, 'declaration-missing': 422, 'no-file-sent': 422, 'too-large': 413, 'file-too-large': 413, 'wrong-type': 415,
  'wait-before-urging': 429, 'too-many-requests': 429, fault: 500, unavailable: 503,
}
const titles: Readonly<Record<number, string>> = {
  401: '需要登录', 403: '无权办理', 404: '没有找到', 409: '现在不能这样办', 413: '内容过大', 415: '格式不符', 422: '内容需要修改', 429: '请稍候', 500: '系统故障', 503: '暂时不可用',
}

/** Sentences of the house itself; modules bring their own. */
const ownSentences = {
  'not-signed-in': '请先登录，登录后会回到原来的页面。',
  'not-allowed': '您的岗位不办理这项事务；如确需办理，请联系本单位联络员或办公室。',
  'not-found': '没有找到这项内容，它可能已移走，或不在您的范围内；请从待办或列表重新进入。',
  'no-such-route': '没有这个接口，请对照接口文档检查地址。',
  'wrong-input': '有 {count} 处内容需要修改，请按提示改正后再提交。',
  'cross-site': '请求来自别处，已拒绝；请从本系统页面操作。',
  'too-many-requests': '操作过于频繁，请 1 分钟后再试。',
  'too-large': '内容超过上限，请减小后再提交。',
  'wrong-type': '请求的格式不对，请按接口文档提交。',
  'changed-meanwhile': '别人刚刚改动了这项内容，您的改动还没有保存；请刷新后对照再提交。',
  'key-used-otherwise': '同一个操作编号用于了两种操作，请刷新页面后重试。',
  fault: '系统出了故障，已记录；您的内容没有丢失，请稍后重试，或把编号 {requestId} 告知管理员。',
  unavailable: '数据库正在恢复，请稍后重试；已提交的内容不会丢失。',
} as const satisfies Sentences<CommandRefusal | string>

/** A refusal on its way to the client. Handlers throw it through `answered`. */
export class RefusedAnswer extends Error {
  readonly refusal: Refused
  readonly issues: readonly Issue[] | undefined
  constructor(refusal: Refused, issues?: readonly Issue[]) {
    super(refusal.code)
    this.refusal = refusal
    this.issues = issues
  }
}

/** The answer of a command, or the throw that becomes its problem. A refusal may carry `issues`. */
export function answered<Answer>(outcome: Answer | Refused): Exclude<Answer, Refused> {
  if (isRefused(outcome)) throw new RefusedAnswer(outcome, (outcome as Refused & { issues?: readonly Issue[] }).issues)
  return outcome as Exclude<Answer, Refused>
}

/** Turns whatever was thrown into a problem, given all modules' sentences. */
export function problemOf(thrown: unknown, requestId: string, sentences: Sentences<string>): Problem {
  if (thrown instanceof RefusedAnswer) return problem(thrown.refusal, { requestId, sentences, issues: thrown.issues })
  if (thrown instanceof ORPCError) {
    if (thrown.status === 400) return problem({ kind: 'refused', code: 'wrong-input', detail: { count: inputIssues(thrown).length } }, { requestId, sentences, issues: inputIssues(thrown) })
    if (thrown.status === 404) return problem({ kind: 'refused', code: 'no-such-route' }, { requestId, sentences })
    if (thrown.status === 415) return problem({ kind: 'refused', code: 'wrong-type' }, { requestId, sentences })
    if (thrown.status === 413) return problem({ kind: 'refused', code: 'too-large' }, { requestId, sentences })
  }
  if (isUnreadableValue(thrown)) return problem({ kind: 'refused', code: 'wrong-input', detail: { count: 1 } }, { requestId, sentences })
  const status = (thrown as { statusCode?: number })?.statusCode
  if (status === 429) return problem({ kind: 'refused', code: 'too-many-requests' }, { requestId, sentences })
  if (status === 413) return problem({ kind: 'refused', code: 'too-large' }, { requestId, sentences })
  if ((thrown as { code?: string })?.code === 'FST_ERR_BAD_URL') return problem({ kind: 'refused', code: 'no-such-route' }, { requestId, sentences })
  if (status === 415 || status === 400) return problem({ kind: 'refused', code: 'wrong-type' }, { requestId, sentences })
  return problem({ kind: 'refused', code: isOutage(thrown) ? 'unavailable' : 'fault', detail: { requestId } }, { requestId, sentences })
}

function problem(refusal: Refused, at: { requestId: string; sentences: Sentences<string>; issues?: readonly Issue[] | undefined }): Problem {
  const sentence = at.sentences[refusal.code] ?? (ownSentences as Sentences<string>)[refusal.code] ?? ownSentences['not-allowed']
  const status = statusOf[refusal.code] ?? 409
  return {
    type: `/api/docs#${refusal.code}`, title: titles[status] ?? '现在不能这样办', status, code: refusal.code,
    detail: sentenceFor(sentence, refusal.detail), requestId: at.requestId, ...(at.issues ? { issues: at.issues } : {}),
  }
}

/** Schema faults of an input as issues with the field's path. */
function inputIssues(error: ORPCError<string, unknown>): readonly Issue[] {
  const issues = (error.data as { issues?: readonly { path?: readonly PropertyKey[]; message: string }[] } | undefined)?.issues ?? []
  return issues.map((issue) => ({ code: 'wrong-input', severity: 'block', field: (issue.path ?? []).map(String).join('.'), text: issue.message }))
}

// A day, a number or a place to go on from that PostgreSQL cannot read as one (class 22): it came with the request.
const isUnreadableValue = (thrown: unknown): boolean => /^22(?:003|007|008|P02|021|P05)$/.test(String((thrown as { code?: unknown })?.code ?? ''))

// Connection refused or reset, or the server shutting down or starting (class 57P and 08).
const isOutage = (thrown: unknown): boolean => {
  const code = String((thrown as { code?: unknown })?.code ?? '')
  return /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0\d|08\d{3}|53300)$/.test(code) || /Connection terminated|Client has encountered a connection error/.test(String((thrown as Error)?.message))
}
