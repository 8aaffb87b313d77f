import type { PersonId, PostId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { AppointmentId, Appointment, Person, PersonProfile, Post, Unit, UnitProfile } from '../types.ts'

export const day = (text: string) => text as Day
export const unitId = (name: string) => name as UnitId
export const postId = (name: string) => name as PostId
export const personId = (name: string) => name as PersonId
export const FOUNDED = day('2026-01-01')
export const grounds = { reason: '机构改革', basis: '云编〔2026〕12号' }

export const profileOf = (name: string, over: Partial<UnitProfile> = {}): UnitProfile => ({
  name: `云江市临江${name}`, shortName: name, kind: 'districtDepartment', level: 'department', parent: null, lines: [], issuer: null, unifiedCode: null, position: 1, ...over,
})

/** A unit that stands since the founding day. */
export const aUnit = (name: string, over: Partial<UnitProfile> = {}, posts: readonly Post[] = []): Unit => ({
  id: unitId(name), version: 1, closing: null, posts, terms: [{ fromOn: FOUNDED, untilOn: null, profile: profileOf(name, over) }],
})

export const aPost = (unit: string, title: string, over: Partial<Post> = {}): Post => ({
  id: postId(`${unit}${title}`), unit: unitId(unit), title, roles: [], seats: 1, rank: null, oversees: [], fromOn: FOUNDED, untilOn: null, ...over,
})

export const appointment = (unit: string, title: string, over: Partial<Appointment> = {}): Appointment => ({
  id: `${unit}${title}#1` as AppointmentId, post: postId(`${unit}${title}`), unit: unitId(unit), fromOn: FOUNDED, untilOn: null, main: true, ...over,
})

export const profile: PersonProfile = { name: '王玥', mobile: '19900001000', officePhone: null }
export const aPerson = (appointments: readonly Appointment[], over: Partial<Person> = {}): Person => ({ id: personId('王玥'), version: 1, profile, appointments, ...over })
