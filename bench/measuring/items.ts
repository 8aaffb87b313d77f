import type pg from 'pg'

const TABLES = ['supervision_items', 'supervision_facets', 'supervision_assignments', 'supervision_counts', 'supervision_tallies']

/**
 * Fills a house with matters under supervision, made like those of the demonstration: the same states, units and lights, deadlines
 * spread over a year around theirs, five years' numbers. None of them is due for the clock before a month from now.
 * Rows go in without indexes, which are built once at the end: a million items take a few minutes and as little disk as they can.
 */
export async function giveItems(client: pg.Client, count: number): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
    select i.indexname as name, i.indexdef as definition from pg_indexes i where i.schemaname = current_schema() and i.tablename = any($1)
      and not exists (select from pg_constraint c where c.conname = i.indexname and c.connamespace = current_schema()::regnamespace)`, [TABLES])
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  // Every row refers to one that is made in the same breath: no need to ask for each of millions.
  await client.query('set session_replication_role = replica')
  await client.query(`
    create temporary table samples as select row_number() over (order by id) - 1 as k, count(*) over () as all, id from supervision_items`)
  const { rowCount } = await client.query(`
    insert into supervision_items (id, version, state, at, title, number, year, source, category, pace, office, organ, light, due_on, progress, origin, list, sort_key, created_at, closed_on, wake_at)
    select 'bench-' || made.n, version, state || jsonb_strip_nulls(jsonb_build_object('id', 'bench-' || made.n, 'number', number || '-' || made.n,
        'proposedAt', year - made.n % 5 || substr(state ->> 'proposedAt', 5), 'registeredAt', year - made.n % 5 || substr(state ->> 'registeredAt', 5))), at, title || '（第' || made.n || '项）', number || '-' || made.n, year - (made.n % 5)::int, source, category, pace,
      office, organ, light, due_on, progress, origin, list, sort_key + (made.n * 7919 % 365)::int - 180, created_at, closed_on,
      case when wake_at is not null then now() + make_interval(days => 30 + (made.n % 300)::int) end
    from generate_series(1, $1::bigint) as made (n) join samples s on s.k = made.n % s.all join supervision_items i on i.id = s.id`, [count])
  if (rowCount !== count) throw new Error(`${rowCount} items were made instead of ${count}`)
  await client.query(`
    insert into supervision_facets (facet, key, item, organ, source, light, sort_key)
    select f.facet, f.key, 'bench-' || made.n, f.organ, f.source, f.light, i.sort_key + (made.n * 7919 % 365)::int - 180
    from generate_series(1, $1::bigint) as made (n) join samples s on s.k = made.n % s.all join supervision_items i on i.id = s.id join supervision_facets f on f.item = s.id`, [count])
  const { rows: [columns] } = await client.query<{ own: string }>(`
    select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as own from information_schema.columns
    where table_schema = current_schema() and table_name = 'supervision_assignments' and column_name <> 'item'`)
  await client.query(`
    insert into supervision_assignments (item, ${columns!.own})
    select 'bench-' || made.n, ${columns!.own.replaceAll(/(^|, )/g, '$1a.').replace('a.due_on', 'a.due_on + (made.n * 7919 % 365)::int - 180')} from generate_series(1, $1::bigint) as made (n) join samples s on s.k = made.n % s.all join supervision_assignments a on a.item = s.id`, [count])
  await client.query('set session_replication_role = origin')
  for (const { definition } of indexes) await client.query(definition)
  await client.query('delete from supervision_counts')
  await client.query(`
    insert into supervision_counts (organ, facet, key, is_instruction, year, light, n)
    select organ, 'source', source, source = 'leaderInstruction', year, light, count(*) from supervision_items group by organ, source, year, light
    union all select f.organ, f.facet, f.key, f.source = 'leaderInstruction', i.year, f.light, count(*)
      from supervision_facets f join supervision_items i on i.id = f.item where f.facet in ('unit', 'leader') group by 1, 2, 3, 4, 5, 6`)
  await client.query('delete from supervision_tallies')
  await client.query(`
    insert into supervision_tallies
    select f.facet, g.grain, a.organ, case g.grain when 'day' then a.due_on else date_trunc('month', a.due_on)::date end, case f.facet when 'unit' then a.lead else a.source end,
      a.source = 'leaderInstruction', a.handed_in_at is not null, count(*), count(*) filter (where a.on_time), count(*) filter (where a.at = 'closed'), count(*) filter (where a.at = 'closed' and a.reworks = 0 and not a.reopened),
      count(*) filter (where a.reworks > 0), count(*) filter (where a.reopened), count(*) filter (where a.extensions > 0), coalesce(sum(a.quality) filter (where a.at = 'closed'), 0)
    from supervision_assignments a cross join (values ('source'), ('unit')) f (facet) cross join (values ('day'), ('month')) g (grain) where a.counts group by 1, 2, 3, 4, 5, 6, 7`)
  for (const table of TABLES) await client.query(`vacuum analyze ${table}`)
  await client.query('checkpoint')
}
