import type pg from 'pg'
import { frequencyOf, KEPT_PAIRS, termsOf, traitsOf, weighBy, type Traits } from '#engines/wording'
import { addDays, instantOf, type Day } from '#lib/instants'
import { blindScenarios } from '../reporting/blind.ts'
import { eventOf, randomFrom, tell, type Labelled, type Names, type Random } from '../reporting/grammar.ts'
import { tuningNames, tuningScenarios } from '../reporting/tuning.ts'

const LETTERS = '东南西北山水林田金石松竹梅兰高长平安永兴福德文武龙凤白青红黄云月星河江湖海泉溪岭坪坡冲湾塘桥口头庄家'
/** A district as large as the one meant: thirty townships with ten places in each. */
function namesOf(random: Random): Names {
  const letter = () => LETTERS[Math.floor(random() * LETTERS.length)]!
  const name = () => `${letter()}${letter()}`
  return { ...tuningNames, towns: Array.from({ length: 30 }, (_, at) => `${name()}${at % 3 === 0 ? '街道' : '镇'}`), stems: Array.from({ length: 300 }, name), firms: Array.from({ length: 200 }, () => `${name()}${letter()}有限公司`) }
}

const scenarios = [...tuningScenarios, ...blindScenarios]
const PER_DAY = 150

/** Reports of years, a hundred and fifty on each day: the last of them was written on `last`. */
export function reportsUntil(last: Day, count: number): readonly Labelled[] {
  const random = randomFrom(count)
  const names = namesOf(random)
  const reports: Labelled[] = []
  for (let at = 0; reports.length < count; at += 1) {
    const event = eventOf(random, { id: `${at}`, scenario: scenarios[at % scenarios.length]!, day: addDays(last, -Math.floor((count - 1 - reports.length) / PER_DAY)), names })
    for (let telling = 0; telling < 1 + (at % 3) && reports.length < count; telling += 1) reports.push({ ...tell(random, event, { telling, later: 0 }), copyOf: null })
  }
  return reports
}

const BATCH = 5000

/** Puts reports into a house as `reporting` keeps them, with what likeness finds them by. */
export async function giveReports(client: pg.Client, reports: readonly Labelled[]): Promise<void> {
  // Every row refers to one made in the same breath, or to the one point and person that all of them have.
  await client.query('set session_replication_role = replica')
  const { rows: [who] } = await client.query<{ person: string; unit: string }>('select person, unit from organisation_appointments limit 1')
  const sample: readonly Traits[] = reports.filter((_, at) => at % 20 === 0).map((report) => traitsOf(report))
  const frequency = new Map([...frequencyOf(sample)].map(([pair, often]) => [pair, often * 20]))
  const weigh = weighBy(frequency, reports.length)
  await client.query('insert into reporting_pairs (pair, reports) select * from unnest($1::text[], $2::int[]) on conflict (pair) do update set reports = excluded.reports', [['', ...frequency.keys()], [reports.length, ...frequency.values()]])
  for (let from = 0; from < reports.length; from += BATCH) {
    const batch = reports.slice(from, from + BATCH)
    const ids = batch.map((_, at) => `bench-${from + at}`)
    await client.query(`
      insert into reporting_items (id, version, state, at, unit, author, channel, kind, title, text, created_at, submitted_at)
      select id, 1, jsonb_build_object('source', jsonb_build_object('unit', jsonb_build_object('name', home))), 'submitted', $1, $2, 'web', 'development', title, text, sent, sent
      from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[]) made (id, title, text, home, sent)`,
    [who!.unit, who!.person, ids, batch.map(({ title }) => title), batch.map(({ text }) => text), batch.map(({ home }) => home), batch.map(({ writtenOn }) => instantOf(writtenOn, 720))])
    const postings = batch.flatMap((report, at) => {
      const { copied, told } = termsOf(traitsOf(report), weigh, KEPT_PAIRS)
      return [...new Set([...copied, ...told])].map((term) => ({ term, day: report.writtenOn, item: ids[at]! }))
    })
    await client.query('insert into reporting_postings (term, day, item) select * from unnest($1::int[], $2::date[], $3::text[])', [postings.map(({ term }) => term), postings.map(({ day }) => day), postings.map(({ item }) => item)])
  }
  await client.query('set session_replication_role = origin')
  for (const table of ['reporting_items', 'reporting_postings', 'reporting_pairs']) await client.query(`vacuum analyze ${table}`)
}
