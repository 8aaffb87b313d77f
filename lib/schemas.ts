import { z } from 'zod'
import type { Id } from './ids.ts'
import type { Day } from './instants.ts'

/** An id on the wire. Checked as text and typed as our own word; the cast says only that. */
export const id = <Kind extends string>(longest = 64) => z.string().min(1).max(longest) as unknown as z.ZodType<Id<Kind>, string>

/** A day of the calendar, `2026-11-23`. */
export const day = z.iso.date('请填写日期，如 2026-11-23') as unknown as z.ZodType<Day, string>

/** An answer. Typed, not checked: it comes from our own queries. */
export const answer = <Answer>() => z.custom<Answer>(() => true)
