import { pinyin } from 'pinyin-pro'
import { refuse, type Refused } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { peopleByIds, searchPeople } from '#modules/organisation'
import type { Db, Work } from '#platform/act'
import { accountByLogin, accountsOfPeople, type NewAccount } from '#platform/session'
import type { AdministrationRefusal } from '../core/refusals.ts'
import type { Candidate } from '../core/types.ts'

const MOST = 20

/** People found by name, pinyin or title, with the account they have or a free login for one. */
export async function candidates(db: Db, q: string, day: Day): Promise<readonly Candidate[]> {
  const people = await searchPeople(db, { q, day, limit: MOST })
  const accounts = await accountsOfPeople(db, people.map(({ id }) => id))
  return Promise.all(people.map(async ({ id, name, unitName, title }) => ({
    person: id, name, unitName, title, login: accounts.get(id)?.login ?? null, suggestion: await freeLogin(db, name),
  })))
}

/** A login from the name's pinyin that no account has: `wangjianguo`, `wangjianguo2` … */
export async function freeLogin(db: Db, name: string): Promise<string> {
  const stem = loginStem(name)
  for (let n = 1; ; n++) {
    const login = n === 1 ? stem : `${stem}${n}`
    if (!(await accountByLogin(db, login))) return login
  }
}

/** A person's account bears the name that the organisation knows: nobody can be entered under another's. */
export async function withName(
  work: Work, input: { login: string; name: string; person: string | null; admin: NewAccount['admin'] },
): Promise<NewAccount | Refused<AdministrationRefusal>> {
  if (input.person === null) return { ...input, person: null }
  const person = input.person as PersonId
  const known = (await peopleByIds(work.db, [person], dayOf(work.now))).get(person)
  return known?.unit ? { ...input, person, name: known.name } : refuse('person-without-post')
}

const SHORTEST = 3
const LONGEST = 24

function loginStem(name: string): string {
  const spelled = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join('').toLowerCase().replaceAll(/[^a-z0-9]/g, '').slice(0, LONGEST)
  return /^[a-z]/.test(spelled) && spelled.length >= SHORTEST ? spelled : `user${spelled}`
}
