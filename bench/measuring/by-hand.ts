import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

/*
 * The measure for `bench/act`: one step of one flow (核稿 → 审核) written by hand with node:http and pg, as a careful programmer
 * would who needs nothing else. It reads the session, refuses whom the task does not belong to, locks document and case, looks up
 * the next reviewers and the deadline, and writes in ONE transaction what the platform writes: the act under its key, the journal,
 * the audit with its HMAC-SM3 and what the sealer must still seal, the case, its tasks, the document, its people and the news.
 * Same tables, keys and indexes (copied), same sizes, one prepared statement for each, all rows of a table at once, as many
 * connections as the platform has. It has no other step, form, rule, rights beyond the task's holder, stand-ins, calendar hours, or checks of input.
 */
const { connection, schema, auditKey } = JSON.parse(process.argv[2]!) as { connection: pg.ClientConfig; schema: string; auditKey: string }
const key = Buffer.from(auditKey, 'hex')
const pool = new pg.Pool({ ...connection, max: 24, application_name: 'by-hand', options: `-c search_path=${schema} -c timezone=UTC` })

interface Who { id: string; person: string; name: string }
interface Asked { act: { type: 'approve'; task: number; opinion: string } }
interface Place { person: string; unit: string }
// What the program keeps as JSON; it looks into it by name, as one does by hand.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any

const server = createServer((request, response) => {
  handle(request).then((answer) => send(response, answer.status, answer.body), (fault: unknown) => send(response, 500, { fault: String(fault) }))
})
server.listen(0, '127.0.0.1', () => { console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) })
process.on('SIGTERM', () => { server.closeAllConnections(); server.close(); void pool.end() })

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store' }).end(text)
}

async function handle(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const [, document] = /^\/api\/documents\/([\w-]+)\/acts$/.exec(request.url ?? '') ?? []
  if (request.method !== 'POST' || !document) return { status: 404, body: { code: 'no-such-route' } }
  const token = /(?:^|; )shuniu=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
  const idempotency = request.headers['idempotency-key']
  if (!token || typeof idempotency !== 'string' || request.headers['x-requested-with'] !== 'shuniu') return { status: 401, body: { code: 'not-signed-in' } }
  const { rows: [who] } = await pool.query<Who>({
    name: 'session', text: `select a.id, a.person, a.name from platform_sessions s join platform_accounts a on a.id = s.account
      where s.token_digest = $1 and a.status = 'active' and s.expires_at > now() and s.last_seen_at > now() - interval '15 minutes'`,
    values: [createHash('sha256').update(decodeURIComponent(token)).digest('hex')],
  })
  if (!who) return { status: 401, body: { code: 'not-signed-in' } }
  let text = ''
  request.setEncoding('utf8')
  for await (const chunk of request) text += chunk
  return await inTransaction((client) => approve(client, { document, who, idempotency, asked: JSON.parse(text) as Asked, address: request.socket.remoteAddress ?? '' }))
}

async function inTransaction<Answer>(work: (client: pg.PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const answer = await work(client)
    await client.query('commit')
    return answer
  } catch (fault) {
    await client.query('rollback')
    throw fault
  } finally {
    client.release()
  }
}

interface Act { document: string; who: Who; idempotency: string; asked: Asked; address: string }

async function approve(client: pg.PoolClient, act: Act): Promise<{ status: number; body: unknown }> {
  const { rows: [row] } = await client.query<Json>({
    name: 'load', text: `select d.state as document, d.version as "documentVersion", d.title, c.id as "caseId", c.state as "case", c.version as "caseVersion", c.kind, c.subject, c.link, c.urgency
      from documents_documents d join workflow_cases c on c.id = d.case_id where d.id = $1 for update`, values: [act.document],
  })
  const task = row?.case.tasks[act.asked.act.task - 1]
  if (!task || task.to.person !== act.who.person) return { status: 404, body: { code: 'not-found' } }
  if (task.at !== 'open') return { status: 409, body: { code: 'task-closed' } }
  const now = new Date().toISOString()
  const { rows: [next] } = await client.query<{ reviewers: Place[]; off: string[]; work: string[] }>({
    name: 'next', text: `select
      (select json_agg(json_build_object('person', a.person, 'unit', a.unit)) from organisation_appointments a join organisation_posts p on p.id = a.post
        where 'officeReviewer' = any (p.roles) and a.unit = any ($1) and a.from_on <= $2::date and (a.until_on is null or a.until_on > $2::date)) as reviewers,
      (select coalesce(array_agg(day::text), '{}') from administration_holidays where kind = 'off' and day > $2::date and day < $2::date + 30) as off,
      (select coalesce(array_agg(day::text), '{}') from administration_holidays where kind = 'work' and day > $2::date and day < $2::date + 30) as work`,
    values: [row.case.data.office, now.slice(0, 10)],
  })
  const done = advance(row, { act, now, due: nextWorkday(now, next!), reviewers: next!.reviewers })
  await write(client, { act, row, done, now })
  return { status: 200, body: done.answer }
}

function nextWorkday(now: string, { off, work }: { off: string[]; work: string[] }): string {
  const day = new Date(now)
  for (;;) {
    day.setUTCDate(day.getUTCDate() + 1)
    const text = day.toISOString().slice(0, 10)
    if (work.includes(text) || (![0, 6].includes(day.getUTCDay()) && !off.includes(text))) return `${text}T09:30:00.000Z`
  }
}

type Done = ReturnType<typeof advance>

/** The case and the document after the act, and the events that brought them there. */
function advance(row: Json, { act, now, due, reviewers }: { act: Act; now: string; due: string; reviewers: Place[] }) {
  const { case: before, document } = row
  const number = act.asked.act.task
  const opinion = { form: 'words', text: act.asked.act.opinion }
  const by = { actor: act.who.person, onBehalfOf: null, at: now, key: `${act.idempotency}:approve:${number}` }
  const task = before.tasks[number - 1]
  const left = before.visits[task.visit - 1]
  const record = { ...by, number: before.acts.length + 1, operation: 'approve', step: left.step, round: left.round, task: number, unit: task.to.unit, opinion, toStep: null, toPeople: [] }
  const passed = [['asks-consulting', '是否征求意见', left.step], ['asks-countersigning', '是否会签', 'asks-consulting']].map(([step, name, via], index) =>
    ({ number: before.visits.length + 1 + index, step, name, kind: 'branch', round: 1, branch: null, via, from: task.visit }))
  const entered = { number: before.visits.length + 3, step: 'officeReview', name: '审核', kind: 'handle', mode: 'any', round: 1, branch: null, via: 'asks-countersigning', from: task.visit, resumes: null, backTo: null, queue: [] }
  const given = reviewers.map((to, index) => ({ number: before.tasks.length + 1 + index, kind: 'handle', visit: entered.number, to, sentBy: null, dueAt: due, replaces: null }))
  const mark = {
    id: randomUUID(), stage: left.step, step: left.step, by: { person: act.who.person, name: act.who.name, unit: task.to.unit, unitName: document.drafter.unitName, onBehalfOf: null },
    kind: 'opinion', stance: 'agree', text: act.asked.act.opinion, at: now, hash: document.content.hash, handwriting: null,
  }
  const visits = [
    ...before.visits.map((visit: Json) => (visit === left ? { ...visit, at: 'left', leftAt: now, result: 'agreed' } : visit)),
    ...passed.map((visit) => ({ ...visit, mode: null, resumes: null, backTo: null, queue: [], enteredAt: now, superseded: false, at: 'left', leftAt: now, result: 'passed' })),
    { ...entered, at: 'current', enteredAt: now, superseded: false },
  ]
  const tasks = [
    ...before.tasks.map((one: Json) => (one === task ? { ...one, at: 'closed', how: 'approved', by } : one)),
    ...given.map((one) => ({ ...one, at: 'open', givenAt: now, openedAt: null, urges: [], overdueAt: null })),
  ]
  return {
    record, given,
    case: { ...before, acts: [...before.acts, record], visits, tasks }, document: { ...document, at: 'officeReview', marks: [...document.marks, mark] },
    caseEvents: [
      { type: 'approved', act: by, task: number, data: before.data, chosen: {}, opinion, signed: null }, { type: 'step-left', at: now, visit: task.visit, result: 'agreed' },
      ...passed.map((visit) => ({ type: 'step-passed', at: now, ...visit })), { type: 'step-entered', at: now, ...entered }, ...given.map((one) => ({ type: 'task-given', at: now, ...one })),
    ],
    documentEvents: [{ type: 'marked', mark }, { type: 'moved', to: 'officeReview' }],
    answer: { id: act.document, at: 'officeReview', version: row.documentVersion + 2 },
  }
}

interface Writing { act: Act; row: Json; done: Done; now: string }

async function write(client: pg.PoolClient, at: Writing): Promise<void> {
  const { act, row, done, now } = at
  const { who, document } = act
  await client.query({ name: 'act', text: `insert into platform_acts (account, key, name, answer, at) values ($1, $2, 'documents.approve', $3, $4)`, values: [who.id, act.idempotency, JSON.stringify(done.answer), now] })
  await writeJournal(client, at)
  await writeAudit(client, at)
  await client.query({
    name: 'case', text: `update workflow_cases set steps = '审核', state = $2, version = $3 where id = $1`,
    values: [row.caseId, JSON.stringify(done.case), row.caseVersion + done.caseEvents.length],
  })
  await client.query({ name: 'close', text: `update workflow_tasks set status = 'done', outcome = 'approved', closed_at = $3, is_last = true where case_id = $1 and number = $2`, values: [row.caseId, act.asked.act.task, now] })
  await client.query({
    name: 'give', text: `insert into workflow_tasks (case_id, number, kind, step, step_name, person, unit, status, sent_by, received_at, due_at, case_kind, title, link, urgency)
      select $1, t.number, 'handle', 'officeReview', '审核', t.person, t.unit, 'open', $2, $3, $4, $5, $6, $7, $8 from unnest($9::int[], $10::text[], $11::text[]) as t (number, person, unit)`,
    values: [row.caseId, who.person, now, done.given[0]!.dueAt, row.kind, row.title, row.link, row.urgency, done.given.map((one) => one.number), done.given.map((one) => one.to.person), done.given.map((one) => one.to.unit)],
  })
  await client.query({ name: 'document', text: `update documents_documents set at = 'officeReview', state = $2, version = $3, changed_at = $4 where id = $1`, values: [document, JSON.stringify(done.document), done.answer.version, now] })
  await client.query({
    name: 'people', text: `insert into documents_participants (person, document, since) select person, $1, $2 from unnest($3::text[]) as person on conflict do nothing`,
    values: [document, now, [who.person, ...done.given.map((one) => one.to.person)]],
  })
  await writeNews(client, at)
}

async function writeJournal(client: pg.PoolClient, { act, row, done, now }: Writing): Promise<void> {
  const lines = [
    ...done.caseEvents.map((event, index) => ({ stream: `case:${row.caseId}`, version: row.caseVersion + index + 1, event })),
    ...done.documentEvents.map((event, index) => ({ stream: `document:${act.document}`, version: row.documentVersion + index + 1, event })),
  ]
  await client.query({
    name: 'journal', text: `insert into platform_journal (stream, version, type, event, actor, person, at) select j.stream, j.version, j.type, j.event, $1, $2, $3 from unnest($4::text[], $5::bigint[], $6::text[], $7::jsonb[]) as j (stream, version, type, event)`,
    values: [act.who.id, act.who.person, now, lines.map((line) => line.stream), lines.map((line) => line.version), lines.map((line) => line.event.type), lines.map((line) => JSON.stringify(line.event))],
  })
}

async function writeAudit(client: pg.PoolClient, { act, row, done, now }: Writing): Promise<void> {
  const { who, address } = act
  const where = { revision: row.document.content.revision, hash: row.document.content.hash, number: null }
  const shared = { account: who.id, action: 'documents.approve', address, at: now, name: who.name, onBehalfOf: null, person: who.person, requestId: randomUUID() }
  const given = done.given.map((one) => ({ task: one.number, kind: one.kind, person: one.to.person, stepName: '审核', isReturned: false, dueAt: one.dueAt }))
  const lines = [
    { ...shared, subject: `case:${row.caseId}`, before: null, after: { acts: [done.record], given } },
    { ...shared, subject: `document:${act.document}`, before: { at: row.document.at, ...where }, after: { at: 'officeReview', ...where } },
  ]
  await client.query({
    name: 'audit', text: `with audited as (
      insert into platform_audit (at, account, person, name, action, subject, before, after, request_id, address, digest)
      select $1, $2, $3, $4, 'documents.approve', l.subject, l.before, l.after, $5, $6, l.digest from unnest($7::text[], $8::jsonb[], $9::jsonb[], $10::text[]) as l (subject, before, after, digest) returning id)
      insert into platform_audit_unsealed select id from audited`,
    values: [now, who.id, who.person, who.name, shared.requestId, address, lines.map((line) => line.subject), lines.map((line) => line.before && JSON.stringify(line.before)), lines.map((line) => JSON.stringify(line.after)),
      lines.map((line) => createHmac('sm3', key).update(sorted(line)).digest('hex'))],
  })
}

/** JSON with its keys in order, so that the digest can be checked from what the database gives back. */
const sorted = (value: unknown): string => JSON.stringify(value, (_, part: unknown) =>
  (part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part))

async function writeNews(client: pg.PoolClient, { act, row, done }: Writing): Promise<void> {
  const { kind, subject, link, title } = row
  const news = {
    id: row.caseId, kind, subject, link, title, version: row.caseVersion + done.caseEvents.length, at: 'running', result: null, acts: [done.record],
    given: done.given.map((one) => ({ task: one.number, kind: one.kind, person: one.to.person, stepName: '审核', isReturned: false, dueAt: one.dueAt })), urged: [], late: [],
    people: [act.who.person, ...done.given.map((one) => one.to.person), row.case.drafter.person],
  }
  await client.query({ name: 'news', text: `insert into platform_news (id, type, payload) values ($1, 'workflow.case-moved', $2)`, values: [randomUUID(), JSON.stringify(news)] })
}
