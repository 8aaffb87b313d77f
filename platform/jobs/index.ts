import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { PgBoss, type Job as Item, type JobResult } from 'pg-boss'
import type { Call, RunCommand, Work } from '../act/types.ts'
import type { News, Outbox, Send, Timer } from '../act/run.ts'
import type { Database } from '../db/pool.ts'
import type { Job } from '../module.ts'
import { settle, startDelivery, type Delivery, type Reaction } from './delivery.ts'

export { on, onMany, type Reaction } from './delivery.ts'

const NEWS = 'news'
const TIMERS = 'timers'
const BATCH = 20

export interface Jobs extends Outbox {
  /** Starts delivering; without it a process only hands work in. */
  work(at: { reactions: readonly Reaction[]; jobs: readonly Job[]; runCommand: RunCommand; systemCall: (name: string, key: string | null) => Call }): Promise<void>
  stop(): Promise<void>
}

/** Opens the delivery of news, and beside the district's schema pg-boss for timers, cron and what is tried again. */
export async function openJobs(database: Database, onFault: (fault: unknown) => void): Promise<Jobs> {
  const boss = new PgBoss({ ...database.connection, schema: `${database.schema}_jobs`, max: 4, application_name: 'shuniu-jobs' })
  boss.on('error', onFault)
  await boss.start()
  const policy = { retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 }
  await boss.createQueue(NEWS, policy)
  await boss.createQueue(TIMERS, policy)
  let delivery: Delivery | null = null
  const within = (send: Send) => ({ db: { executeSql: async (text: string, values: unknown[] = []) => { send(CompiledQuery.raw(text, values)); return { rows: [] } } } })
  const handOn = async (work: Work, { id, type, payload }: News) => {
    await boss.insert(NEWS, [{ id, data: { id, type, payload } }], within((statement) => work.write({ compile: () => statement })))
  }
  return {
    told: () => delivery?.soon(),
    async put(send, timers) {
      await boss.insert(TIMERS, timers.map((timer) => ({ id: idOf(timer), data: timer, startAfter: timer.at })), within(send))
    },
    async work({ reactions, jobs, runCommand, systemCall }) {
      const fast = { pollingIntervalSeconds: 1 }
      // A full batch is followed by the next at once: fetched one by one, a backlog would wait a second for each.
      const many = { ...fast, batchSize: BATCH, burstWhenBatchFull: true, perJobResults: true } as const
      delivery = startDelivery({ db: database.db, reactions, runCommand, systemCall, handOn, onFault })
      await boss.work<News>(NEWS, many, (items) => eachOf(items, async ({ id, type, payload }) => {
        for (const reaction of reactions.filter(({ news }) => news === type)) {
          await settle(runCommand(systemCall(`news.${reaction.name}`, `${id}:${reaction.name}`), async (work) => (await reaction.react([payload], work)) ?? null))
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
    async stop() {
      await delivery?.stop()
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
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

/** The same timer key asked twice is the same pg-boss job. */
const idOf = (timer: Timer): string => {
  const hex = createHash('sha256').update(`${timer.job}\n${timer.key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
