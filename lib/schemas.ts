import { z } from 'zod'
import type { Id } from './ids.ts'
import type { Day, Instant } from './instants.ts'

/** An id on the wire. Checked as text and typed as our own word; the cast says only that. */
export const id = <Kind extends string>(longest = 64) => z.string().min(1).max(longest) as unknown as z.ZodType<Id<Kind>, string>

/** A day of the calendar, `2026-11-23`. */
export const day = z.iso.date('请填写日期，如 2026-11-23') as unknown as z.ZodType<Day, string>

/** A moment, `2026-11-23T01:30:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3, error: '时间格式有误' }) as unknown as z.ZodType<Instant, string>

/** Words that may be empty, without spaces at their ends. */
export const words = (most: number) => z.string().trim().max(most, `不超过${most}个字`)

/** Words that must be there; `lack` says what to write. */
export const needed = (most: number, lack: string) => words(most).min(1, lack)

/** An answer. Typed, not checked: it comes from our own queries. */
export const answer = <Answer>() => z.custom<Answer>(() => true)
