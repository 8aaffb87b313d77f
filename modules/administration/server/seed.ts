import type { AdministratorKind } from '#lib/contract'
import type { PersonId } from '#lib/ids'
import { isRefused } from '#platform/act'
import { accountsOfPeople, activeAdministrators, administratorNames, changeAccount, createAccount, listAccounts } from '#platform/session'
import type { Platform } from '../../../platform/module.ts'
import { loginStem } from './candidates.ts'

const administrators: readonly (readonly [string, AdministratorKind])[] = [['security', 'securityAdmin'], ['sysadmin', 'sysAdmin'], ['audit', 'auditAdmin']]

/**
 * Gives the three administrators and these people (by name) accounts, through the same two halves as real use: one makes, another approves.
 * They have no password: in the demonstration people are chosen, not proved. Running it again makes nothing twice.
 */
export async function seedAccounts(platform: Platform, people: ReadonlyMap<string, PersonId>): Promise<void> {
  const as = (admin: AdministratorKind) => {
    const call = platform.systemCall(`administration.seed-${admin}`, null)
    return { ...call, actor: { ...call.actor, admin } }
  }
  whole(await platform.runCommand(as('sysAdmin'), async (work) => {
    const known = await accountsOfPeople(work.db, [...people.values()])
    const active = await activeAdministrators(work.db)
    for (const [login, admin] of administrators) {
      if (active[admin] === 0) whole(await createAccount(work, { login, name: administratorNames[admin], person: null, admin }))
    }
    const taken = new Map<string, number>()
    for (const [name, person] of people) {
      const stem = loginStem(name)
      const times = (taken.get(stem) ?? 0) + 1
      taken.set(stem, times)
      if (!known.has(person)) whole(await createAccount(work, { login: times === 1 ? stem : `${stem}${times}`, name, person, admin: null }))
    }
    return null
  }))
  whole(await platform.runCommand(as('securityAdmin'), async (work) => {
    for (const { id } of await listAccounts(work.db, { status: 'pending', limit: people.size + administrators.length }, work.now)) {
      whole(await changeAccount(work, id, { type: 'approve' }))
    }
    return null
  }))
}

function whole<Answer>(answer: Answer): Answer {
  if (isRefused(answer)) throw new Error(`the demonstration's accounts were refused: ${answer.code}`)
  return answer
}
