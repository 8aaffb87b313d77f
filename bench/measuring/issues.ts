import type pg from 'pg'

/** A word that stands in this many pieces of the archive, the oldest ones, however large it is. */
export const RARE = { word: '拒马', pieces: 20 }

/** Fills the archive with issues like those of the demonstration, one an hour backwards in time, under numbers of their own. */
export async function giveIssues(client: pg.Client, count: number): Promise<void> {
  const { rowCount } = await client.query(`
    with samples as (select row_number() over (order by id) - 1 as k, count(*) over () as all, i.* from bulletins_issues i where at = 'published' and id not like 'bench-%')
    insert into bulletins_issues (id, version, bulletin, at, state, year, number, total, sort_key, reads, created_at)
    select 'bench-' || made.n, s.version, s.bulletin, s.at, s.state || jsonb_build_object('id', 'bench-' || made.n), 2001, made.n, 100000 + made.n, s.sort_key + made.n * 60, 0, s.created_at
    from generate_series(1, $1::int) as made (n) join samples s on s.k = made.n % s.all`, [count])
  if (rowCount !== count) throw new Error(`${rowCount} issues were made instead of ${count}`)
  const like = `i.id like 'bench-%' and s.id not like 'bench-%' and s.bulletin = i.bulletin and s.at = 'published'`
  await client.query(`insert into bulletins_parties (issue, party, key, bulletin, sort_key) select i.id, p.party, p.key, p.bulletin, i.sort_key from bulletins_issues i join bulletins_issues s on ${like} join bulletins_parties p on p.issue = s.id`)
  await client.query(`
    insert into bulletins_entries (issue, place, column_name, title, body, words, grams)
    select i.id, e.place, e.column_name, e.title, e.body, e.words || case when r.is_rare then $2 else '' end, case when r.is_rare then e.grams || $2::text else e.grams end
    from bulletins_issues i join bulletins_issues s on ${like} join bulletins_entries e on e.issue = s.id cross join lateral (select i.number > $1::int - $3::int and e.place = 1 as is_rare) r`, [count, RARE.word, RARE.pieces])
  for (const table of ['bulletins_issues', 'bulletins_parties', 'bulletins_entries']) await client.query(`vacuum analyze ${table}`)
}
