import type { Cells } from '../../core/import-rows.ts'
import { mobileAt, nameAt, officePhoneAt } from './names.ts'
import { samplePosts, type SamplePost } from './posts.ts'

/** One who holds a main post of the demo district. */
export interface SamplePerson { readonly name: string; readonly mobile: string; readonly officePhone: string; readonly unit: string; readonly title: string }

const seats = samplePosts.filter((post) => !post.alsoHeldBy).flatMap((post) => Array.from({ length: post.seats ?? 1 }, () => post))

/** Everybody, in the order of the posts. */
export const samplePeople: readonly SamplePerson[] = seats.map((post, at) => ({
  name: nameAt(at), mobile: mobileAt(at), officePhone: officePhoneAt(at), unit: post.unit, title: post.title,
}))

/** The holder of a main post; of several the nth. Throws if the demo district has no such post: a slip in an example. */
export function holderOf(unit: string, title: string, nth = 0): SamplePerson {
  const found = samplePeople.filter((person) => person.unit === unit && person.title === title)[nth]
  if (!found) throw new RangeError(`no ${unit}${title} ${nth} in the demo district`)
  return found
}

const row = (person: SamplePerson, post: Pick<SamplePost, 'unit' | 'title'>, besides: '' | '是') => [person.name, person.mobile, person.officePhone, post.unit, post.title, besides]

/** Rows of the sheet 人员: main posts, then posts held besides. */
export const personCells: readonly Cells[] = [
  ...samplePeople.map((person) => row(person, person, '')),
  ...samplePosts.flatMap((post) => (post.alsoHeldBy ? [row(holderOf(...post.alsoHeldBy), post, '是')] : [])),
]
