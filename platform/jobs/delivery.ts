import { sql } from 'kysely'
import { isRefused, type News } from '../act/run.ts'
import type { Call, Db, NewsType, RunCommand, Work } from '../act/types.ts'

/** What one module does when it hears another's news; the lines of `app/wiring.ts`. */
export interface Reaction {
  readonly news: string
  /** Names the reaction for ever: with the news' id it makes the effect exactly-once where it is tried again. */
  readonly name: string
  readonly react: (payloads: readonly unknown[], work: Work) => Promise<unknown>
}

/** Writes one line of the wiring: whoever hears `news` does `react`. */
export const on = <Payload>(news: NewsType<Payload>, name: string, react: (payload: Payload, work: Work) => Promise<unknown>): Reaction => ({
  news: news.name, name,
  react: async (payloads, work) => {
    for (const payload of payloads) {
      const answer = await react(payload as Payload, work)
      if (isRefused(answer)) return answer
    }
    return null
  },
})

/** The same for news that come in crowds: `react` is given all that wait at once. */
export const onMany = <Payload>(news: NewsType<Payload>, name: string, react: (payloads: readonly Payload[], work: Work) => Promise<unknown>): Reaction =>
  ({ news: news.name, name, react: react as Reaction['react'] })

/** More than wait in an hour of peace; a batch holds the rows it takes until its commit. */
const BATCH = 100
/** How long news are gathered before they are delivered: under load many go together, and nobody notices the wait. */
const GATHERED_MS = 50
/** How long news told by another process, or by one that was killed, wait at most. */
const LOOK_MS = 1000

/** The delivery of one process. Several share the work: what one has taken the others pass over. */
export interface Delivery {
  /** Says that there is something to deliver. */
  soon(): void
  stop(): Promise<void>
}

interface At {
  readonly db: Db
  readonly reactions: readonly Reaction[]
  readonly runCommand: RunCommand
  readonly systemCall: (name: string, key: string | null) => Call
  /** Keeps news to whose reactions something went wrong, for another try. */
  readonly handOn: (work: Work, news: News) => Promise<void>
  readonly onFault: (fault: unknown) => void
}

/**
 * Delivers what acts have told: the rows are taken and reacted to in one transaction, so that a reaction happens exactly once.
 * Where that fails the news go one by one, and the one that fails alone is handed on, so that it holds up no other.
 */
export function startDelivery(at: At): Delivery {
  const bell = newBell()
  let isWanted = true
  const running = (async () => {
    while (isWanted) {
      const isMore = await deliverWaiting(at).catch((fault: unknown) => { at.onFault(fault); return false })
      if (!isMore && isWanted) await bell.rung()
    }
  })()
  return { soon: bell.ring, stop: async () => { isWanted = false; bell.silence(); await running } }
}

/** Delivers one batch of each type that waits; answers whether more may wait. */
async function deliverWaiting(at: At): Promise<boolean> {
  const { rows } = await sql<{ type: string }>`select type from platform_news order by position limit ${BATCH}`.execute(at.db)
  const taken: number[] = []
  for (const type of new Set(rows.map((row) => row.type))) taken.push(await deliver(at, type))
  return taken.some((count) => count === BATCH)
}

async function deliver(at: At, type: string): Promise<number> {
  const heard = at.reactions.filter((reaction) => reaction.news === type)
  let tried: readonly Waiting[] = []
  const react = (which: Parameters<typeof take>[1]) => settle(at.runCommand(at.systemCall(`news.${type}`, null), async (work) => {
    const news = tried = await take(work, which)
    for (const reaction of news.length > 0 ? heard : []) {
      const answer = await reaction.react(news.map(({ payload }) => payload), inTheNameOf(reaction, work))
      if (isRefused(answer)) return answer
    }
    return null
  }))
  try {
    await react({ type, limit: BATCH })
    return tried.length
  } catch {
    const together = tried
    for (const one of together) await react({ position: one.position }).catch(() => giveUp(at, one))
    return together.length
  }
}

/** The audit names each reaction, though several share a transaction. */
const inTheNameOf = ({ name }: Reaction, work: Work): Work => ({ ...work, record: (entry) => work.record({ ...entry, action: `news.${name}` }) })

const giveUp = (at: At, { position, type }: Waiting) => at.runCommand(at.systemCall(`news.${type}`, null), async (work) => {
  for (const news of await take(work, { position })) await at.handOn(work, news)
  return null
})

interface Waiting extends News { readonly position: number }

/** Takes news that no other process is at, in the order of telling. */
async function take(work: Work, which: { readonly type: string; readonly limit: number } | { readonly position: number }): Promise<readonly Waiting[]> {
  const rows = 'type' in which ? sql`type = ${which.type} order by position limit ${which.limit}` : sql`position = ${which.position}`
  const { rows: taken } = await sql<Waiting>`
    with taken as (delete from platform_news where ctid = any (array(select ctid from platform_news where ${rows} for update skip locked)) returning position, id, type, payload)
    select position, id, type, payload from taken order by position`.execute(work.db)
  return taken
}

/** A bell that may be rung while nobody listens yet. It rings by itself from time to time. */
function newBell() {
  let isRung = false
  let answer = () => {}
  const after = (ms: number) => setTimeout(() => { answer() }, ms).unref()
  return {
    /** Not by NOTIFY: its lock makes commits wait for each other's disk writes. */
    ring(): void {
      if (!isRung) after(GATHERED_MS)
      isRung = true
    },
    silence(): void { answer() },
    async rung(): Promise<void> {
      const timer = after(isRung ? GATHERED_MS : LOOK_MS)
      await new Promise<void>((resolve) => { answer = resolve })
      clearTimeout(timer)
      isRung = false
    },
  }
}

/** A refused reaction is a fault: it would otherwise be lost in silence; it is tried again and kept. */
export async function settle(outcome: Promise<unknown>): Promise<void> {
  const answer = await outcome
  if (isRefused(answer)) throw new Error(`refused: ${answer.code}`)
}
