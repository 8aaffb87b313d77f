import type pg from 'pg'

/**
 * Fills a house with matters under supervision, made like those of the demonstration: the same states, units and lights, deadlines
 * spread over a year around theirs, five years' numbers. None of them is due for the clock before a month from now.
 */
export async function giveItems(client: pg.Client, count: number): Promise<void> {
  const { rowCount } = await client.query(`
    with samples as (select row_number() over (order by id) - 1 as k, count(*) over () as all, s.* from supervision_items s)
    insert into supervision_items (id, version, state, at, title, number, year, source, category, pace, office, organ, light, due_on, progress, origin, list, sort_key, created_at, closed_on, wake_at)
    select 'bench-' || made.n, version, jsonb_set(state, '{id}', to_jsonb('bench-' || made.n)), at, title || '（第' || made.n || '项）', number || '-' || made.n, year - (made.n % 5)::int, source, category, pace,
      office, organ, light, due_on, progress, origin, list, sort_key + (made.n * 7919 % 365)::int - 180, created_at, closed_on,
      case when wake_at is not null then now() + make_interval(days => 30 + (made.n % 300)::int) end
    from generate_series(1, $1::bigint) as made (n) join samples s on s.k = made.n % s.all`, [count])
  if (rowCount !== count) throw new Error(`${rowCount} items were made instead of ${count}`)
  await client.query(`
    with samples as (select row_number() over (order by id) - 1 as k, count(*) over () as all, id from supervision_items where id not like 'bench-%')
    insert into supervision_facets (facet, key, item, organ, source, light, sort_key)
    select f.facet, f.key, i.id, f.organ, f.source, f.light, i.sort_key from supervision_items i
      join samples s on s.k = substr(i.id, 7)::bigint % s.all join supervision_facets f on f.item = s.id where i.id like 'bench-%'`)
  await client.query(`
    with samples as (select row_number() over (order by id) - 1 as k, count(*) over () as all, id from supervision_items where id not like 'bench-%')
    insert into supervision_assignments
    select made.* from supervision_items i join samples s on s.k = substr(i.id, 7)::bigint % s.all join supervision_assignments a on a.item = s.id
      cross join lateral jsonb_populate_record(a, jsonb_build_object('item', i.id)) made where i.id like 'bench-%'`)
  await client.query('delete from supervision_counts')
  await client.query(`
    insert into supervision_counts (organ, facet, key, is_instruction, year, light, n)
    select organ, 'source', source, source = 'leaderInstruction', year, light, count(*) from supervision_items group by organ, source, year, light
    union all select f.organ, f.facet, f.key, f.source = 'leaderInstruction', i.year, f.light, count(*)
      from supervision_facets f join supervision_items i on i.id = f.item where f.facet in ('unit', 'leader') group by 1, 2, 3, 4, 5, 6`)
  for (const table of ['items', 'facets', 'assignments', 'counts']) await client.query(`vacuum analyze supervision_${table}`)
  await client.query('checkpoint')
}
