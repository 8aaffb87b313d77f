import type pg from 'pg'

/** Fills the library with problems like those of the demonstration: the same agencies, kinds and states, over all units and ten years. */
export async function giveProblems(client: pg.Client, count: number): Promise<void> {
  const { rowCount } = await client.query(`
    with samples as (select row_number() over (order by key) - 1 as k, count(*) over () as all, l.* from inspections_library l where key not like 'noted:bench-%'),
      units as (select row_number() over (order by id) - 1 as k, count(*) over () as all, id from organisation_units)
    insert into inspections_library (key, version, agency, agencies, names, unit, unit_name, source, kind, at, text, measure, due_on, listed_on, is_shared, link)
    select 'noted:bench-' || made.n, 1, s.agency, s.agencies, s.names, u.id, s.unit_name, s.source, s.kind, s.at, s.text || '（第' || made.n || '项）', s.measure, s.due_on, current_date - (made.n * 7919 % 3650)::int, made.n % 5 = 0, null
    from generate_series(1, $1::bigint) as made (n) join samples s on s.k = made.n % s.all join units u on u.k = made.n * 31 % u.all`, [count])
  if (rowCount !== count) throw new Error(`${rowCount} problems were made instead of ${count}`)
  await client.query('vacuum analyze inspections_library')
}
