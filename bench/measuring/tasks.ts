import type pg from 'pg'

/**
 * Fills a house's inboxes with open tasks, four to a case, spread over its people as an office has them: a fifth to read,
 * a tenth urgent, a third without a deadline, received over two months. What has fallen due counts as dealt with: no job works beside the measurement. `busy` holds a tenth of all.
 */
export async function giveTasks(client: pg.Client, count: number, busy: string): Promise<void> {
  const cases = Math.ceil(count / 4)
  await client.query(`
    create temp table holders as select row_number() over (order by p.id) - 1 as n, p.id as person, a.unit, p.name = $1 as busy
      from organisation_people p join lateral (select unit from organisation_appointments where person = p.id order by main desc, id limit 1) a on true`, [busy])
  await client.query(`
    insert into workflow_cases (id, kind, definition, subject, link, title, urgency, drafter, unit, at, steps, state, version, opened_at)
    select 'bench-' || made.n, d.name, d.id, 'document:bench-' || made.n, '/documents/bench-' || made.n, '关于做好第' || made.n || '项重点工作的通知',
      case when made.n % 50 = 0 then 2 when made.n % 12 = 0 then 1 else 0 end, h.person, h.unit, 'running', '审核', '{"at": "running"}', 1, now() - make_interval(mins => (made.n % 86400)::int)
    from generate_series(1, $1::int) as made (n) join holders h on h.n = (made.n * 7919::bigint) % (select count(*) from holders)
      cross join (select id, name from workflow_definitions order by name limit 1) d`, [cases])
  const { rowCount } = await client.query(`
    insert into workflow_tasks (case_id, number, kind, step, step_name, person, unit, status, sent_by, received_at, due_at, case_kind, title, link, urgency, timed_out)
    select c.id, k, case when (i * 31) % 5 = 0 then 'read' else 'handle' end, 'officeReview', '审核', h.person, h.unit, 'open', c.drafter,
      c.opened_at, case when i % 3 = 0 then null else c.opened_at + make_interval(days => (i % 45)::int) end, c.kind, c.title, c.link, c.urgency, true
    from workflow_cases c cross join generate_series(1, 4) k
      cross join lateral (select substr(c.id, 7)::bigint * 4 + k as i) at
      join holders h on h.n = case when i % 10 = 0 then (select n from holders where busy limit 1) else (i * 104729) % (select count(*) from holders) end
    where c.id like 'bench-%' limit $1`, [count])
  if (rowCount !== count) throw new Error(`${rowCount} tasks were given instead of ${count}`)
  for (const table of ['workflow_cases', 'workflow_tasks']) await client.query(`vacuum analyze ${table}`)
  await client.query('checkpoint')
}
