import type pg from 'pg'

/** Fills a house with calls for reports like those of the demonstration, each with a row for every unit it asked, deadlines spread over years; none of them is due for the clock. */
export async function giveCalls(client: pg.Client, count: number): Promise<void> {
  await client.query('create temporary table samples as select row_number() over (order by id) - 1 as k, count(*) over () as all, id from supervision_calls')
  const moved = '(case when i.sort_key > 0 then 1 else -1 end) * (made.n * 7919 % 1500)::int'
  await client.query(`
    insert into supervision_calls (id, version, state, at, theme, number, office, organ, due_at, sent_at, called, replied, on_time, sort_key, wake_at)
    select 'bench-' || made.n, i.version, i.state, i.at, i.theme || '（第' || made.n || '次）', i.number || '-' || made.n, i.office, i.organ, i.due_at, i.sent_at, i.called, i.replied, i.on_time, i.sort_key + ${moved}, null
    from generate_series(1, $1::int) as made (n) join samples s on s.k = made.n % s.all join supervision_calls i on i.id = s.id`, [count])
  await client.query(`
    insert into supervision_call_units (call, unit, position, call_at, sort_key, sent_on, at, due_at, handed_in_at, was_late, returns, urges, reply, filled_by, signed_by)
    select 'bench-' || made.n, u.unit, u.position, u.call_at, u.sort_key + ${moved}, u.sent_on - (made.n * 7919 % 1500)::int, u.at, u.due_at, u.handed_in_at, u.was_late, u.returns, u.urges, u.reply, u.filled_by, u.signed_by
    from generate_series(1, $1::int) as made (n) join samples s on s.k = made.n % s.all join supervision_calls i on i.id = s.id join supervision_call_units u on u.call = i.id`, [count])
  for (const table of ['supervision_calls', 'supervision_call_units']) await client.query(`vacuum analyze ${table}`)
}
