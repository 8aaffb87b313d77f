import { type PersonOption, clientFor } from '#ui'
import { organisationContract } from '../contract.ts'

export const { client, queries } = clientFor(organisationContract, 'organisation')

/** Every post of today with its unit and who holds it. */
export const postsQuery = () => queries.posts.queryOptions({ input: {} })

/** Where a unit and a person are shown. */
export const unitHref = (unit: string, day?: string): string => `/organisation/units?unit=${encodeURIComponent(unit)}${day ? `&day=${day}` : ''}`
export const personHref = (person: string): string => `/organisation/people/${encodeURIComponent(person)}`

/** People by name, pinyin, initials or form of address: the `source` of a `PeoplePicker`. */
export async function findPeople(text: string): Promise<readonly PersonOption[]> {
  if (text.trim() === '') return []
  const found = await client.people({ q: text })
  return found.map(({ id, name, unitName, title }) => ({ id, name, ...(unitName ? { unit: unitName } : {}), ...(title ? { post: title } : {}) }))
}
