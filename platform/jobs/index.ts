import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { PgBoss, type Job as Item, type JobResult } from 'pg-boss'
import type { Call, NewsType, RunCommand, Work } from '../act/types.ts'
import { isRefused, type News, type Outbox, type Timer } from '../act/run.ts'
import type { Database } from '../db/pool.ts'
import type { Job } from '../module.ts'

/** What one module does when it hears another's news; the lines of `app/wiring.ts`. */
export interface Reaction {
  readonly news: string
  /** Names the reaction for ever: with the news' id it makes the effect exactly-once. */
  readonly name: string
  readonly react: (payload: unknown, work: Work) => Promise<unknown>
}

/** Writes one line of the wiring: whoever hears `news` does `react`, in a transaction of its own. */
export const on = <Payload>(news: NewsType<Payload>, name: string, react: (payload: Payload, work: Work) => Promise<unknown>): Reaction =>
  ({ news: news.name, name, react: react as Reaction['react'] })

const NEWS = 'news'
const TIMERS = 'timers'
const BATCH = 20
/** How long news are gathered before the worker is woken: under load many are fetched at once, and nobody notices the wait. */
const GATHERED_MS = 50

export interface Jobs extends Outbox {
  /** Starts delivering; without it a process only hands work in. */
  work(at: { reactions: readonly Reaction[]; jobs: readonly Job[]; runCommand: RunCommand; systemCall: (name: string, key: string | null) => Call }): Promise<void>
  stop(): Promise<void>
}

/** Opens the durable outbox and timers (pg-boss) in the schema beside the district's own. */
export async function openJobs(database: Database, onFault: (fault: unknown) => void): Promise<Jobs> {
  const boss = new PgBoss({ ...database.connection, schema: `${database.schema}_jobs`, max: 4, application_name: 'shuniu-jobs' })
  boss.on('error', onFault)
  await boss.start()
  const policy = { retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 }
  await boss.createQueue(NEWS, policy)
  await boss.createQueue(TIMERS, policy)
  const wake = wakerOf(boss)
  return {
    committed: wake.soon,
    async put(tx, news, timers) {
      const db = { executeSql: (text: string, values: unknown[] = []) => tx.executeQuery<unknown>(CompiledQuery.raw(text, values)) as Promise<{ rows: never[] }> }
      if (news.length) await boss.insert(NEWS, news.map((item) => ({ id: item.id, data: item })), { db })
      if (timers.length) await boss.insert(TIMERS, timers.map((timer) => ({ id: idOf(timer), data: timer, startAfter: timer.at })), { db })
    },
    async work({ reactions, jobs, runCommand, systemCall }) {
      const fast = { pollingIntervalSeconds: 1 }
      // A full batch is followed by the next at once: fetched one by one, a backlog would wait a second for each.
      const many = { ...fast, batchSize: BATCH, burstWhenBatchFull: true, perJobResults: true } as const
      const heard = Map.groupBy(reactions, (reaction) => reaction.news)
      wake.worker = await boss.work<News>(NEWS, many, (items) => eachOf(items, async ({ id, type, payload }) => {
        for (const reaction of heard.get(type) ?? []) {
          await settle(runCommand(systemCall(`news.${reaction.name}`, `${id}:${reaction.name}`), async (work) => (await reaction.react(payload, work)) ?? null))
        }
      }))
      const byName = new Map(jobs.map((job) => [job.name, job]))
      const runJob = (name: string, key: string, data: unknown) => {
        const job = byName.get(name)
        if (!job) throw new Error(`No job is called ${name}`)
        return settle(runCommand(systemCall(name, key), async (work) => { await job.run(work, data); return null }))
      }
      await boss.work<Timer>(TIMERS, many, (items) => eachOf(items, (timer, id) => runJob(timer.job, `timer:${id}`, timer.data)))
      for (const job of jobs) {
        if (!job.cron) continue
        await boss.createQueue(job.name, policy)
        await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
        await boss.work(job.name, fast, async ([item]) => { await runJob(job.name, `cron:${item!.id}`, {}) })
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** Does what each item of a batch asks for; one that fails is tried again by itself. */
async function eachOf<Data>(items: readonly Item<Data>[], work: (data: Data, id: string) => Promise<void>): Promise<JobResult[]> {
  const results: JobResult[] = []
  for (const { id, data } of items) {
    results.push(await work(data, id).then(() => ({ id, status: 'completed' }), (fault: unknown) => ({ id, status: 'failed', output: { message: String(fault) } })))
  }
  return results
}

/**
 * Wakes this process' worker soon after a commit here; another process that was killed before has its news found within a second.
 * Not by NOTIFY: its lock makes commits wait for each other's disk writes, and each would be fetched alone.
 */
function wakerOf(boss: PgBoss): { worker: string | null; soon(): void } {
  let isPlanned = false
  const waker = {
    worker: null as string | null,
    soon() {
      if (isPlanned || waker.worker === null) return
      isPlanned = true
      setTimeout(() => {
        isPlanned = false
        if (waker.worker !== null) boss.notifyWorker(waker.worker)
      }, GATHERED_MS).unref()
    },
  }
  return waker
}

/** A refused reaction is a fault: it would otherwise be lost in silence; pg-boss tries it again and keeps it. */
async function settle(outcome: Promise<unknown>): Promise<void> {
  const answer = await outcome
  if (isRefused(answer)) throw new Error(`refused: ${answer.code}`)
}

/** The same timer key asked twice is the same pg-boss job. */
const idOf = (timer: Timer): string => {
  const hex = createHash('sha256').update(`${timer.job}\n${timer.key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
