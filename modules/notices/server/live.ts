import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import type { Db } from '#platform/act'
import type { Database } from '#platform/db'
import { answered } from '#platform/http'
import type { RouteContext, StreamRoute } from '../../../platform/module.ts'
import { listen, type Listener } from './listener.ts'
import { channelOf } from './notify.ts'
import { own } from './tables.ts'

/** This process' open streams to people's pages. Made with the module, opened and closed with the process. */
export interface LiveNotices {
  /** Begins to listen for what any process commits. */
  open(database: Pick<Database, 'connection' | 'schema'>): Promise<void>
  /** Ends every stream; browsers then turn to another process. To be called before the server closes. */
  close(): Promise<void>
  readonly stream: StreamRoute
}

interface Stream {
  readonly person: PersonId
  readonly out: PassThrough
  /** Whether whoever opened it is still signed in. */
  readonly isStillIn: () => Promise<boolean>
  /** Number of the last message written; the browser hands it back as `Last-Event-ID`. */
  position: number
  isReading: boolean
  isBehind: boolean
}

const HEARTBEAT_MS = 20_000
/** A stream ends by itself and is opened anew, perhaps by another process. */
const LONGEST_MS = 5 * 60_000
const RETRY_MS = 1000
const BATCH = 200

/** The live notices of one process (docs: server-sent events, one numbered message each, replayed from `Last-Event-ID`). */
export function liveNotices({ heartbeatMs = HEARTBEAT_MS, longestMs = LONGEST_MS } = {}): LiveNotices {
  const streams = new Set<Stream & { readonly db: Db }>()
  let listener: Listener | null = null
  let heartbeat: NodeJS.Timeout | undefined

  const wake = (payload: string | null) => {
    const people = payload === null ? null : new Set(payload.split(','))
    for (const stream of streams) if (!people || people.has(stream.person)) void pump(stream.db, stream)
  }
  async function handle(request: FastifyRequest, reply: FastifyReply, { actor, platform, isStillIn }: RouteContext): Promise<FastifyReply> {
    if (!listener || !actor?.person) return answered(refuse('unavailable'))
    const head = await headOf(platform.db, actor.person)
    const stream = { db: platform.db, person: actor.person, isStillIn, out: new PassThrough(), position: startAt(request.headers['last-event-id'], head), isReading: false, isBehind: false }
    streams.add(stream)
    const ending = setTimeout(() => stream.out.end(), longestMs)
    stream.out.once('close', () => {
      clearTimeout(ending)
      streams.delete(stream)
    })
    stream.out.write(`retry: ${RETRY_MS}\nid: ${stream.position}\nevent: ready\ndata: {}\n\n`)
    void pump(platform.db, stream)
    // A proxy that gathers answers before passing them on would hold every message back.
    return reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-store').header('x-accel-buffering', 'no').send(stream.out)
  }
  return {
    stream: { method: 'GET', path: '/notices/stream', summary: '实时消息（SSE）；以 Last-Event-ID 续接，不重不漏', access: 'staff', handle },
    async open({ connection, schema }) {
      listener = await listen(connection, channelOf(schema), wake)
      heartbeat = setInterval(() => { for (const stream of streams) void beat(stream) }, heartbeatMs).unref()
    },
    async close() {
      clearInterval(heartbeat)
      for (const stream of streams) stream.out.end()
      await listener?.stop()
      listener = null
    },
  }
}

/** Keeps the line open, and ends it for those who have left meanwhile. */
async function beat(stream: Stream): Promise<void> {
  const isIn = await stream.isStillIn().catch(() => null)
  // Null: the database is away; whoever listens comes again with the last number.
  if (isIn) stream.out.write(': \n\n')
  else stream.out.end()
}

/** Without a number the page has just been loaded and is up to date; a number from the future is from another database. */
function startAt(lastHeard: unknown, head: number): number {
  const position = typeof lastHeard === 'string' && /^\d{1,15}$/.test(lastHeard) ? Number(lastHeard) : head
  return Math.min(position, head)
}

async function headOf(db: Db, person: PersonId): Promise<number> {
  const row = await own(db).selectFrom('notices_heads').select('position').where('person', '=', person).executeTakeFirst()
  return row?.position ?? 0
}

/** Writes what came after the last message written. One reading at a time; a call meanwhile makes it read once more. */
async function pump(db: Db, stream: Stream): Promise<void> {
  stream.isBehind = true
  if (stream.isReading) return
  stream.isReading = true
  try {
    while (stream.isBehind && stream.out.writable) {
      stream.isBehind = false
      // A closed account or an ended session hears nothing more, from that moment on.
      if (!await stream.isStillIn()) { stream.out.end(); return }
      const rows = await own(db).selectFrom('notices_messages').select(['position', 'message']).where('person', '=', stream.person).where('position', '>', stream.position).orderBy('position').limit(BATCH).execute()
      if (rows.length === BATCH) stream.isBehind = true
      for (const { position, message } of rows) {
        if (!stream.out.writable) return
        stream.position = position
        // A page that does not read (a sleeping laptop) must not fill our memory.
        if (!stream.out.write(`id: ${position}\ndata: ${JSON.stringify(message)}\n\n`)) await Promise.race([once(stream.out, 'drain'), once(stream.out, 'close')])
      }
    }
  } catch {
    // The database is away: the browser comes again with the last number it heard.
    stream.out.destroy()
  } finally {
    stream.isReading = false
  }
}
