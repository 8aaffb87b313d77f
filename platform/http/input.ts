/** Deeper than any form of ours; a hostile one would exhaust the stack of whoever walks it. */
const DEEPEST = 64

/**
 * Whether an input can be kept by nobody: NUL and halves of surrogate pairs are refused by PostgreSQL in text and JSON alike,
 * and nesting beyond reason by every walker. Asked once for every request, before its schema.
 */
export function isUnfit(input: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' ? isUnfitText(value) : depth > DEEPEST) return true
    if (Array.isArray(value)) for (const one of value) open.push({ value: one, depth: depth + 1 })
    else if (isRecord(value)) for (const [key, one] of Object.entries(value)) open.push({ value: key, depth }, { value: one, depth: depth + 1 })
  }
  return false
}

const isUnfitText = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

/** A plain object; files and dates carry no text of their own. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as null)
