import { evaluate, parseExpression } from 'feelin'

/** What is wrong with a condition, in words for the one who draws the flow; null when nothing is. */
export function faultOfCondition(text: string, names: readonly string[]): string | null {
  try {
    evaluate(text, Object.fromEntries(names.map((name) => [name, null])))
  } catch {
    return '写法有误，无法识别'
  }
  const used = namesIn(text)
  const clock = used.find((name) => CLOCK.has(name))
  // A decision repeated must give the same events, so that a condition may not look at the clock.
  if (clock) return `不能使用当前时间函数 ${clock}`
  const unknown = used.find((name) => !names.includes(name) && !BUILT_IN.has(name))
  return unknown ? `用到了表单中没有的字段「${unknown}」` : null
}

/** Whether a condition holds on the case's data. Anything but a plain true, a missing value included, is no. */
export function holds(text: string, data: Readonly<Record<string, unknown>>): boolean {
  // What it does not name cannot change it: the rest of a long form is neither read nor kept.
  const named = Object.entries(data).filter(([name]) => text.includes(name))
  const question = JSON.stringify([text, named])
  const known = answers.get(question)
  if (known !== undefined) return known
  const answer = evaluate(text, Object.fromEntries(named)).value === true
  if (answers.size >= ANSWERS_KEPT) answers.delete(answers.keys().next().value!)
  if (question.length <= LONGEST_KEPT) answers.set(question, answer)
  return answer
}

// The same few conditions are asked of much the same few values all day, and reading FEEL costs more than all the rest of a decision.
const answers = new Map<string, boolean>()
const ANSWERS_KEPT = 1000
const LONGEST_KEPT = 1000

const CLOCK: ReadonlySet<string> = new Set(['now', 'today'])
/** FEEL functions that a condition of an office flow has use for. */
const BUILT_IN: ReadonlySet<string> = new Set(['count', 'sum', 'min', 'max', 'contains', 'not', 'list contains', 'string length', 'starts with', 'ends with', 'date'])

function namesIn(text: string): readonly string[] {
  const names: string[] = []
  // Names bound inside the condition itself, as `u` in `some u in units satisfies u = "a"`.
  const bound = new Set<string>()
  parseExpression(text, {}, undefined).iterate({
    enter(node) {
      const word = text.slice(node.from, node.to)
      if (node.name === 'Name') bound.add(word)
      if (node.name === 'VariableName') names.push(word)
    },
  })
  return names.filter((name) => !bound.has(name))
}
