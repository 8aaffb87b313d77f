import type { Issue } from '#lib/issues'

/** What is known about a password that someone wants. */
export interface WantedPassword {
  readonly password: string
  /** Login, name and the name's pinyin: none may stand in the password. */
  readonly names: readonly string[]
  /** Whether it is one of the last ones of this account. */
  readonly wasUsed: boolean
  readonly shortest: number
  readonly remembered: number
}

const CLAUSE = 'GB/T 22239-2019 8.1.4.1 身份鉴别'
const CLASSES_NEEDED = 3
const SHORTEST_NAME = 3
const LONGEST = 128

/** Everything that speaks against a password, at once; empty when it may be used. */
export function passwordIssues(wanted: WantedPassword): readonly Issue[] {
  const issues: Issue[] = []
  const lacks = (code: string, text: string) => issues.push({ code, severity: 'block', field: 'password', text, clause: CLAUSE })
  const length = [...wanted.password].length
  if (length < wanted.shortest) lacks('P-01', `口令只有 ${length} 位，请用不少于 ${wanted.shortest} 位的口令。`)
  if (length > LONGEST) lacks('P-02', `口令超过 ${LONGEST} 位，请缩短。`)
  if (classesIn(wanted.password) < CLASSES_NEEDED) lacks('P-03', '口令的字符种类太少，请在大写字母、小写字母、数字、符号四类中至少用三类。')
  if (holdsName(wanted)) lacks('P-04', '口令里含有登录名或姓名（包括拼音），请换一个与本人名称无关的口令。')
  if (wanted.wasUsed) lacks('P-05', `这个口令在最近 ${wanted.remembered} 次中用过，请换一个新的。`)
  return issues
}

// Han characters count as symbols: they are typed as often as any and guessed less.
const classesIn = (password: string): number =>
  [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length

function holdsName({ password, names }: WantedPassword): boolean {
  const plain = password.toLowerCase()
  // A Chinese name has two characters; Latin ones of one or two letters stand in too many honest passwords.
  return names.map((name) => name.toLowerCase().replaceAll(/\s/g, ''))
    .some((name) => (/\p{Script=Han}/u.test(name) ? name.length >= 2 : name.length >= SHORTEST_NAME) && plain.includes(name))
}
