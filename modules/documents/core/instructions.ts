/** What a leader's written instruction suggests to do next. A person confirms it; nothing is done by itself. */
export type InstructionAct = 'none' | 'approve' | 'circulate' | 'assign' | 'supervise'
export interface InstructionSuggestion {
  readonly act: InstructionAct
  /** Names as written, without titles being guessed at. */
  readonly names: readonly string[]
  /** A deadline as written: `11月30日`, `月底`, `周五`. */
  readonly due: string | null
  readonly wantsResult: boolean
}

/** 批示用语 → suggestion. The strongest verb wins: to report back > to handle > to read > to agree > to have read. */
export function suggestionOf(words: string): InstructionSuggestion {
  const text = words.replace(/\s/g, '')
  const due = DUE.exec(text)?.[1] ?? null
  const wantsResult = WANTS_RESULT.test(text) || due !== null
  const assigned = namesBefore(text, ASSIGN)
  const readers = namesBefore(text, READ)
  if (wantsResult) return { act: 'supervise', names: assigned.length ? assigned : readers, due, wantsResult }
  if (assigned.length || ASSIGN_BARE.test(text)) return { act: 'assign', names: assigned, due, wantsResult }
  if (readers.length) return { act: 'circulate', names: readers, due, wantsResult }
  return { act: AGREE.test(text) ? 'approve' : 'none', names: [], due, wantsResult }
}

const HANDLE = '研处|阅办|办理|抓好落实|抓紧落实|认真落实|落实|研究办理|研究|阅处|牵头办理|牵头|酌处|处理'
const ASSIGN = new RegExp(`请([^。；;！]{1,40}?)(?:会同([^。；;！]{1,30}?))?(?:认真|抓紧|尽快|一并|统筹|按此)?(?:${HANDLE})`, 'gu')
const ASSIGN_BARE = /抓好落实|抓紧落实|认真落实/u
const READ = /请([^。；;！]{1,40}?)(?:传阅|阅示|阅知|参阅|阅)(?!办|处)/gu
const AGREE = /^(?:原则)?同意|[，。；](?:原则)?同意|^可$|^准|^照办/u
const WANTS_RESULT = /报告结果|结果报|将(?:办理|落实|处理)?(?:结果|情况)报|报我|反馈结果|报告(?:办理|落实|进展)情况/u
const DUE = /((?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|月底|本周[一二三四五六日]?|下周[一二三四五六日]?|周[一二三四五六日]|年底)(?:之)?前(?:报|反馈|办结|完成)/u

function namesBefore(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap((found) => found.slice(1)).flatMap((names) => names?.split(/[、，,及和]/u) ?? [])
    .map((name) => name.replace(/^(?:请|由)/u, '').trim()).filter((name) => name.length > 0)
}
