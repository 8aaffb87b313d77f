import type pg from 'pg'

/** Fills a house with emergencies like those of the demonstration, spread over years; none of them is due for the clock. */
export async function giveEmergencies(client: pg.Client, count: number): Promise<void> {
  await client.query('create temporary table samples as select row_number() over (order by id) - 1 as k, count(*) over () as all, id from emergencies_emergencies')
  const at = "i.received_at - make_interval(mins => (made.n * 7919 % 1500000)::int)"
  await client.query(`
    insert into emergencies_emergencies (id, version, state, at, is_open, number, unit, subject, received_at, wake_at)
    select 'bench-' || made.n, i.version, jsonb_set(i.state, '{id}', to_jsonb('bench-' || made.n)), i.at, i.is_open, i.number || '-' || made.n, i.unit, null, ${at}, null
    from generate_series(1, $1::int) as made (n) join samples s on s.k = made.n % s.all join emergencies_emergencies i on i.id = s.id`, [count])
  await client.query(`
    insert into emergencies_parties (emergency, party, key, is_open, received_at)
    select 'bench-' || made.n, p.party, p.key, p.is_open, ${at}
    from generate_series(1, $1::int) as made (n) join samples s on s.k = made.n % s.all join emergencies_emergencies i on i.id = s.id join emergencies_parties p on p.emergency = i.id`, [count])
  for (const table of ['emergencies_emergencies', 'emergencies_parties']) await client.query(`vacuum analyze ${table}`)
}
