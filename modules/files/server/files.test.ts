import { mkdtemp, readdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import type { Actor } from '#platform/act'
import { openDiskStore } from '#platform/files'
import { httpServer } from '#platform/http'
import { aCall, anActor, testPlatform } from '../../../platform/testing.ts'
import { attachFile, contentOf, filesModule, filesOf, recordMadeFile, refuseClassified, type FileCard, type Readers } from '../index.ts'
import { incidentJob } from './incidents.ts'
import { samplePdf } from '../examples.ts'

const wang = anActor()
const people: Record<string, Actor> = {
  wang, li: anActor({ account: 'account-2', person: 'person-2' as PersonId, name: '李同事' }),
  officer: anActor({ account: 'account-3', person: 'person-3' as PersonId, name: '保密员', roles: ['secrecyOfficer'] }),
  sysAdmin: anActor({ account: 'account-4', person: null, admin: 'sysAdmin' }),
}
const LIMIT_MB = 1

async function office(readers: Readers = {}) {
  const module = filesModule(readers)
  const made = await testPlatform([module])
  const folder = await mkdtemp(path.join(made.dataDir, 'files-'))
  const platform = { ...made.platform, files: await openDiskStore(folder), settings: { ...made.platform.settings, FILE_LIMIT_MB: LIMIT_MB } }
  const app = await httpServer({
    platform, modules: [module], auditKey: made.auditKey, whoCalls: async (request) => people[String(request.headers['x-person'])] ?? null,
    health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  const upload = (content: Buffer | string, over: { name?: string; person?: string; declared?: boolean; key?: string } = {}) => {
    const form = multipart(over.declared === false ? {} : { unclassified: 'yes' }, over.name ?? '通知.txt', Buffer.from(content))
    return app.inject({ method: 'POST', url: '/api/files', headers: { 'x-person': over.person ?? 'wang', 'content-type': form.type, ...(over.key ? { 'idempotency-key': over.key } : {}) }, payload: form.body })
  }
  const call = (method: 'GET' | 'POST', url: string, person: string, over: { body?: object; headers?: Record<string, string> } = {}) =>
    app.inject({ method, url: `/api${url}`, headers: { 'x-person': person, ...over.headers, ...(over.body ? { 'content-type': 'application/json' } : {}) }, ...(over.body ? { payload: over.body } : {}) })
  const rows = async (table: string) => (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(platform.db)).rows[0]!.n
  return { ...made, platform, folder, upload, call, rows }
}

function multipart(fields: Record<string, string>, name: string, content: Buffer): { type: string; body: Buffer } {
  const boundary = 'files-test-boundary'
  const head = Object.entries(fields).map(([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`).join('')
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([Buffer.from(head + file), content, Buffer.from(`\r\n--${boundary}--\r\n`)]) }
}

const ordinary = '关于做好年度重点工作督查的通知\n各镇街、区直各部门：请于月底前报送落实情况。'
const secret = `000001\n机密★10年\n${'关于某项重大事项的情况报告，各单位应当严格按照要求抓好落实并于月底前书面报告有关情况。'.repeat(3)}`

describe('上传与下载', () => {
  test('上传后存下哈希、类型、声明时间，只有上传人能读', async () => {
    const { upload, call, platform } = await office()
    const card = (await upload(ordinary)).json<FileCard>()
    expect(card).toMatchObject({ name: '通知.txt', type: 'text/plain; charset=utf-8', textStatus: 'read', uploadedBy: 'person-1', owner: null })
    const { rows } = await sql`select declared_unclassified_at, sm3 from files_files`.execute(platform.db)
    expect(rows).toEqual([{ declared_unclassified_at: platform.now(), sm3: card.sm3 }])
    expect((await sql`select type from platform_journal`.execute(platform.db)).rows).toEqual([{ type: 'file-uploaded' }])
    const got = await call('GET', `/files/${card.id}`, 'wang')
    expect([got.statusCode, got.body, got.headers['x-content-type-options'], got.headers['content-disposition']]).toEqual([200, ordinary, 'nosniff', "attachment; filename=\"file\"; filename*=UTF-8''%E9%80%9A%E7%9F%A5.txt"])
    for (const person of ['li', 'sysAdmin']) expect((await call('GET', `/files/${card.id}`, person)).statusCode).toBeGreaterThanOrEqual(403)
  })

  test('未勾选声明、没有文件、空文件、超限的文件不收', async () => {
    const { upload, call, rows } = await office()
    expect((await upload(ordinary, { declared: false })).json()).toMatchObject({ code: 'declaration-missing' })
    expect((await upload('')).json()).toMatchObject({ code: 'file-empty' })
    const large = await upload(Buffer.alloc(LIMIT_MB * 1024 * 1024 + 1, 'a'))
    expect(large.json()).toMatchObject({ code: 'file-too-large', detail: '文件超过 1 MB 的上限，请压缩或拆分后重新上传。' })
    expect((await upload(Buffer.alloc(LIMIT_MB * 1024 * 1024, 'a'))).statusCode).toBe(200)
    expect((await call('POST', '/files', 'wang', { body: {} })).json()).toMatchObject({ code: 'no-file-sent' })
    expect(await rows('files_files')).toBe(1)
  })

  test('同一编号的上传只记一次', async () => {
    const { upload, rows } = await office()
    const ids = [(await upload(ordinary, { key: 'k' })).json<FileCard>().id, (await upload(ordinary, { key: 'k' })).json<FileCard>().id]
    expect(ids[0]).toBe(ids[1])
    expect(await rows('files_files')).toBe(1)
  })

  test('按 Range 取部分内容', async () => {
    const { upload, call } = await office()
    const { id, bytes } = (await upload('0123456789')).json<FileCard>()
    const part = await call('GET', `/files/${id}`, 'wang', { headers: { range: 'bytes=2-4' } })
    expect([part.statusCode, part.body, part.headers['content-range'], part.headers['content-length']]).toEqual([206, '234', `bytes 2-4/${bytes}`, '3'])
    const none = await call('GET', `/files/${id}`, 'wang', { headers: { range: 'bytes=99-' } })
    expect([none.statusCode, none.headers['content-range']]).toEqual([416, `bytes */${bytes}`])
  })

  test('归属之后由主体决定谁能读，别人读了要留痕', async () => {
    const readers: Readers = { document: async (_db, subject, actor) => subject === 'd1' && actor.person === people['li']!.person }
    const { upload, call, platform } = await office(readers)
    const { id } = (await upload(ordinary)).json<FileCard>()
    const attach = (by: Actor, subject: string) => platform.runCommand(aCall('documents.attach', { actor: by }), (work) => attachFile(work, id, { kind: 'document', id: subject }))
    expect(await attach(people['li']!, 'd1')).toMatchObject({ code: 'not-found' })
    expect(await attach(wang, 'd1')).toMatchObject({ owner: { kind: 'document', id: 'd1' } })
    expect(await attach(wang, 'd1')).toMatchObject({ id })
    expect(await attach(wang, 'd2')).toMatchObject({ code: 'file-has-owner' })
    expect((await sql`select type from platform_journal where stream = ${`file:${id}`} order by version`.execute(platform.db)).rows).toEqual([{ type: 'file-uploaded' }, { type: 'file-attached' }])
    expect((await call('GET', `/files/${id}`, 'li')).statusCode).toBe(200)
    expect((await call('GET', `/files/${id}`, 'wang')).statusCode).toBe(404)
    expect((await call('GET', `/files/${id}`, 'officer')).statusCode).toBe(404)
    expect((await sql`select account from platform_audit where action = 'files.read'`.execute(platform.db)).rows).toEqual([{ account: 'account-2' }])
    expect((await filesOf(platform.db, { kind: 'document', id: 'd1' })).map((file) => file.id)).toEqual([id])
    expect(String(await contentOf(platform, id))).toBe(ordinary)
  })

  test('系统自己生成的文件不需声明', async () => {
    const { platform } = await office()
    const card = await platform.runCommand(aCall('documents.paint'), (work) => recordMadeFile(work, { sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), bytes: 3, type: 'application/pdf' }, { name: '正本.pdf', owner: { kind: 'document', id: 'd1' } }))
    expect(card).toMatchObject({ uploadedBy: null, textStatus: 'read' })
    expect((await sql`select type from platform_journal`.execute(platform.db)).rows).toEqual([{ type: 'file-made' }])
  })
})

describe('涉密内容', () => {
  test('N-02 带密级标志的文件立即隔离，拒收，开启事件并告知保密员，事件不含标题和内容', async () => {
    const { upload, platform, folder, news, timers, rows } = await office()
    const refused = await upload(secret, { name: '某重大事项报告.txt' })
    expect([refused.statusCode, refused.json()]).toMatchObject([422, { code: 'classified-content' }])
    expect(refused.json().detail).toContain('涉密内容不得在本系统处理')
    expect(await rows('files_files')).toBe(0)
    const { rows: [incident] } = await sql<Record<string, unknown>>`select * from files_incidents`.execute(platform.db)
    expect(incident).toMatchObject({ sign: 'mark', who: '王测试', state: 'open', opened_at: '2026-11-23T01:30:00.000Z', due_at: '2026-11-24T01:30:00.000Z' })
    const everything = JSON.stringify([incident, (await sql`select * from platform_journal`.execute(platform.db)).rows, (await sql`select * from platform_audit`.execute(platform.db)).rows, news, timers])
    for (const word of ['重大事项', '机密', '情况报告']) expect(everything).not.toContain(word)
    expect(await platform.files.has(String(incident!['sha256']))).toBe(false)
    expect(await readdir(path.join(folder, 'quarantine'))).toEqual([incident!['sha256']])
    expect(await readdir(path.join(folder, 'receiving'))).toEqual([])
    expect(news).toMatchObject([{ type: 'files.classified-found', payload: { incident: incident!['id'] } }])
    expect(timers.map((timer) => timer.at)).toEqual(['2026-11-23T21:30:00.000Z', '2026-11-24T01:30:00.000Z'])
  })

  test('N-08 原样再传、删去标志再传，仍被拦下', async () => {
    const { upload, platform } = await office()
    await upload(secret)
    expect((await upload(secret, { name: '换个名字.txt' })).json()).toMatchObject({ code: 'classified-content' })
    expect((await upload(secret.replace('机密★10年\n', ''))).json()).toMatchObject({ code: 'classified-content' })
    expect((await sql<{ sign: string }>`select sign from files_incidents order by id`.execute(platform.db)).rows.map((row) => row.sign)).toEqual(['mark', 'mark', 'near-duplicate'])
  })

  test('N-03 文件名带密级标志的也不收', async () => {
    const { upload } = await office()
    expect((await upload(ordinary, { name: '机密★10年 关于某事.txt' })).json()).toMatchObject({ code: 'classified-content' })
  })

  test('PDF 中的密级标志同样识别', async () => {
    const { upload } = await office()
    expect((await upload(samplePdf(['000001', '机密★10年', '关于某事的报告']), { name: '报告.pdf' })).json()).toMatchObject({ code: 'classified-content' })
    expect((await upload(samplePdf(['关于召开会议的通知']), { name: '通知.pdf' })).json()).toMatchObject({ type: 'application/pdf', textStatus: 'read' })
  })

  test('仅文件名带标志或与隔离文件近似的，不牵连先前收下的同一内容', async () => {
    const { upload, call } = await office()
    const { id } = (await upload(ordinary)).json<FileCard>()
    expect((await upload(ordinary, { name: '秘密★5年.txt' })).statusCode).toBe(422)
    expect((await call('GET', `/files/${id}`, 'wang')).statusCode).toBe(200)
  })

  test('先前收下的同一文件，正文有标志的一并隔离；认定误判后恢复', async () => {
    const { upload, call, platform } = await office()
    const stored = await platform.files.put(Readable.from([Buffer.from(secret)]), { limitBytes: 1e6 })
    if ('kind' in stored) throw new Error(stored.code)
    const { id } = await platform.runCommand(aCall('documents.paint'), (work) => recordMadeFile(work, stored, { name: '早先收下.txt', owner: { kind: 'document', id: 'd1' } })) as FileCard
    expect(await contentOf(platform, id)).not.toBeNull()
    await upload(secret)
    expect(await contentOf(platform, id)).toBeNull()
    const [incident] = (await call('GET', '/secrecy/incidents', 'officer')).json()
    await call('POST', `/secrecy/incidents/${incident.id}/close`, 'officer', { body: { version: 1, outcome: 'not-classified' } })
    expect(String(await contentOf(platform, id))).toBe(secret)
  })

  test('保密员认定不属国家秘密后，原件可以上传', async () => {
    const { upload, call } = await office()
    await upload(secret)
    const [incident] = (await call('GET', '/secrecy/incidents', 'officer')).json()
    await call('POST', `/secrecy/incidents/${incident.id}/close`, 'officer', { body: { version: 1, outcome: 'not-classified' } })
    expect((await upload(secret)).statusCode).toBe(200)
  })

  test('粘贴的文字同样检查', async () => {
    const { upload, platform } = await office()
    await upload(secret)
    const check = (text: string | readonly string[]) => refuseClassified({ db: platform.db }, text)
    expect(await check(ordinary)).toBeNull()
    expect(await check(['关于开会的通知', '密码电报'])).toMatchObject({ code: 'classified-content' })
    expect(await check(secret.replace('机密★10年', ''))).toMatchObject({ code: 'classified-content' })
  })
})

describe('保密事件的处置', () => {
  test('只有保密员能看；报告后登记处置结果', async () => {
    const { upload, call } = await office()
    await upload(secret)
    expect((await call('GET', '/secrecy/incidents', 'wang')).statusCode).toBe(403)
    const [incident] = (await call('GET', '/secrecy/incidents', 'officer')).json()
    expect(Object.keys(incident).sort()).toEqual(['at', 'closedAt', 'dueAt', 'id', 'openedAt', 'outcome', 'reportedAt', 'sign', 'sm3', 'version', 'who'])
    const act = (verb: string, body: object) => call('POST', `/secrecy/incidents/${incident.id}/${verb}`, 'officer', { body })
    expect((await act('close', { version: 1, outcome: 'handed-over' })).json()).toMatchObject({ code: 'not-reported' })
    expect((await act('report', { version: 1 })).json()).toMatchObject({ version: 2 })
    expect((await act('report', { version: 1 })).json()).toMatchObject({ code: 'changed-meanwhile' })
    expect((await act('report', { version: 2 })).json()).toMatchObject({ code: 'already-reported' })
    expect((await act('close', { version: 2, outcome: 'handed-over' })).json()).toMatchObject({ version: 3 })
    expect((await act('close', { version: 3, outcome: 'handed-over' })).json()).toMatchObject({ code: 'incident-closed' })
    expect((await call('GET', '/secrecy/incidents', 'officer')).json()).toEqual([])
    expect((await call('GET', '/secrecy/incidents?closed=1', 'officer')).json()).toMatchObject([{ at: 'closed', outcome: 'handed-over' }])
    expect((await call('POST', '/secrecy/incidents/none/report', 'officer', { body: { version: 1 } })).json()).toMatchObject({ code: 'no-such-incident' })
  })

  test('24小时将尽而未报告的再次提醒，已报告的不再提醒', async () => {
    const { upload, call, platform, news, timers } = await office()
    await upload(secret)
    const tick = (at: number) => platform.runCommand(platform.systemCall('files.incident-due', null), async (work) => { await incidentJob.run(work, timers[at]!.data); return null })
    await tick(0)
    expect(news.at(-1)).toMatchObject({ type: 'files.incident-due', payload: { isOverdue: false } })
    const [incident] = (await call('GET', '/secrecy/incidents', 'officer')).json()
    await call('POST', `/secrecy/incidents/${incident.id}/report`, 'officer', { body: { version: 1 } })
    await tick(1)
    expect(news).toHaveLength(2)
  })
})
