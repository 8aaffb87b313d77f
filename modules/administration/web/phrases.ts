/** The phrases offered to who has none of their own yet. */
export const shippedPhrases: readonly string[] = ['同意。', '拟同意，请审定。', '已阅。', '请按程序办理。', '请相关部门研究提出意见。']

export const longestPhrase = 60
const MOST = 30

/** Common phrases from anything stored under the setting `phrases`. */
export const readPhrases = (stored: unknown): readonly string[] =>
  Array.isArray(stored) ? stored.filter((phrase): phrase is string => typeof phrase === 'string' && phrase.trim() !== '').slice(0, MOST) : shippedPhrases

/** Adds a phrase at the end; one that is there already stays where it is. */
export function withPhrase(phrases: readonly string[], phrase: string): readonly string[] {
  const plain = phrase.trim().slice(0, longestPhrase)
  return plain === '' || phrases.includes(plain) ? phrases : [...phrases, plain].slice(-MOST)
}

/** Moves a phrase one place up. The first nine have keys Alt+1 to Alt+9. */
export const raised = (phrases: readonly string[], phrase: string): readonly string[] => {
  const at = phrases.indexOf(phrase)
  return at <= 0 ? phrases : [...phrases.slice(0, at - 1), phrase, phrases[at - 1]!, ...phrases.slice(at + 1)]
}
