import { sql } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { newsType, type Work } from '#platform/act'
import type { ItemId } from '../../core/types.ts'
import { contactRoles, peopleInUnit, type ItemNews } from '../news.ts'

/** 预警: an assignment will probably be late; its unit hears of it once for each deadline. */
export const foreseen = newsType<ItemNews>('supervision.foreseen')
/** So many new warnings this morning, for those of a 督查室; which, they read in the list. */
export const foreseenToday = newsType<{ readonly people: readonly PersonId[]; readonly count: number; readonly event: string }>('supervision.foreseenToday')

interface Fresh { readonly item: ItemId; readonly assignment: number; readonly dueOn: Day; readonly title: string; readonly lead: UnitId; readonly office: UnitId; readonly organ: UnitId }

/** Tells of what was not warned of before under the same deadline, however often it goes from the list and comes back. */
export async function tellFresh(work: Work, today: Day): Promise<void> {
  await sql`delete from supervision_foreseen where due_on < ${today}::date`.execute(work.db)
  const { rows } = await sql<Fresh>`
    with fresh as (insert into supervision_foreseen (item, assignment, due_on) select item, assignment, due_on from supervision_forecasts where computed_on = ${today}::date on conflict do nothing returning item, assignment, due_on)
    select f.item, f.assignment, f.due_on as "dueOn", i.title, a.lead, i.office, i.organ from fresh f join supervision_items i on i.id = f.item join supervision_assignments a on a.item = f.item and a.number = f.assignment
    order by f.due_on, f.item, f.assignment`.execute(work.db)
  for (const { item, assignment, dueOn, title, lead } of rows) work.tell(foreseen, { item, title, people: await peopleInUnit(work, lead, contactRoles), event: `supervision-foreseen:${item}:${assignment}:${dueOn}` })
  for (const [office, own] of Map.groupBy(rows, (one) => one.office)) {
    const people = new Set([...await peopleInUnit(work, office, ['supervisor']), ...await peopleInUnit(work, own[0]!.organ, ['supervisor'])])
    work.tell(foreseenToday, { people: [...people], count: own.length, event: `supervision-foreseen:${office}:${today}` })
  }
}
