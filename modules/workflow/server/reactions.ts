import { dayOf } from '#lib/instants'
import type { PersonId } from '#lib/ids'
import { tell, type NewNotice } from '#modules/notices'
import { deputiesOf } from '#modules/organisation'
import type { Work } from '#platform/act'
import type { CaseMoved } from './news.ts'

/** What acts on cases mean for people: notices to those they concern, and fresh lists for all whose lists changed. For `app/wiring.ts`. */
export async function tellPeople(moves: readonly CaseMoved[], work: Work): Promise<null> {
  const notices: NewNotice[] = []
  const people = new Set<PersonId>()
  for (const moved of moves) {
    const concerned = [...new Set([...moved.given, ...moved.urged, ...moved.late].map((one) => one.person))]
    const deputies = await deputiesOf(work.db, { principals: concerned, kind: moved.kind.split('.')[0]!, day: dayOf(work.now) })
    notices.push(...noticesOf(moved, (person) => [person, ...(deputies.has(person) ? [deputies.get(person)!] : [])]))
    for (const person of [...moved.people, ...deputies.values()]) people.add(person)
  }
  await tell(work, { notices, changed: { people: [...people], topics: ['workflow'] } })
  return null
}

/** The notices of an act, each named so that it comes once. */
export function noticesOf(moved: CaseMoved, heardBy: (person: PersonId) => readonly PersonId[]): readonly NewNotice[] {
  const { id, title, link } = moved
  // Whoever opens a case has its first task before his eyes.
  const opener = moved.acts.find(({ operation }) => operation === 'begin')?.actor ?? null
  const about = (task: number, what: string) => `case:${id}:${task}:${what}`
  return [
    ...moved.given.filter(({ person }) => person !== opener).map(({ task, kind, person, stepName, isReturned }): NewNotice => ({
      people: heardBy(person).filter((one) => one !== opener), link, event: about(task, 'given'),
      ...(kind === 'read' ? { kind: 'circulated', title: `请阅：${title}` } : isReturned ? { kind: 'returned', title: `退回${stepName}：${title}` } : { kind: 'task', title: `请办理${stepName}：${title}` }),
    })),
    ...moved.urged.map(({ task, number, person, stepName }): NewNotice => ({ people: heardBy(person), link, event: about(task, `urged:${number}`), kind: 'urged', title: `第${number}次催办${stepName}：${title}` })),
    ...moved.late.map(({ task, person, stepName }): NewNotice => ({ people: heardBy(person), link, event: about(task, 'late'), kind: 'overdue', title: `${stepName}已超期：${title}` })),
  ]
}
