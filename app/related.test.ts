import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import type { Described, Related } from '#lib/related'
import { sampleInstruction, seedDocuments } from '#modules/documents'
import { seedFromDocument } from '#modules/supervision'
import { actorFacts, peopleByIds, seedDistrict, type SeededDistrict } from '#modules/organisation'
import { openDiskStore } from '#platform/files'
import { httpServer } from '#platform/http'
import { testPlatform } from '../platform/testing.ts'
import type { Platform } from '../platform/module.ts'
import { modules } from './modules.ts'

let district: SeededDistrict
let origin: string
let close: () => Promise<unknown>
let home: Platform
let document: string

beforeAll(async () => {
  const made = await testPlatform(modules)
  const { auditKey } = made
  const platform = { ...made.platform, files: await openDiskStore(path.join(made.dataDir, 'files')) }
  home = platform
  district = await seedDistrict(platform)
  await seedDocuments(platform, district)
  const actorOf = async (person: PersonId) => {
    const day = dayOf(platform.now())
    return { account: `person:${person}`, person, name: (await peopleByIds(platform.db, [person], day)).get(person)!.name, admin: null, ...await actorFacts(platform.db, person, day) }
  }
  const app = await httpServer({
    platform, modules, auditKey, whoCalls: async ({ headers }) => (typeof headers['x-person'] === 'string' ? actorOf(headers['x-person'] as PersonId) : null),
    health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
  close = () => app.close()
  const { body: list } = await ask<{ lines: readonly { id: string }[] }>(district.cast.supervisor, '/documents/list')
  document = list.lines[0]!.id
}, 120_000)
afterAll(() => close())

async function ask<Answer>(person: PersonId, at: string, sent?: unknown): Promise<{ status: number; body: Answer }> {
  const answer = await fetch(`${origin}/api${at}`, {
    method: sent === undefined ? 'GET' : 'POST', headers: { 'x-person': person, ...(sent === undefined ? {} : { 'content-type': 'application/json' }) }, ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  })
  return { status: answer.status, body: await answer.json() as Answer }
}
type Shown = Related & { readonly instructions: readonly number[] }
const relatedFor = async (person: PersonId) => (await ask<Shown>(person, `/documents/${document}/related`)).body
const subject = () => encodeURIComponent(`document:${document}`)
const originFor = (person: PersonId, part: number | null = null) => ask<Described>(person, `/supervision/origin?subject=${subject()}${part === null ? '' : `&part=${part}`}`)

async function proposedFrom(described: Described, over: object): Promise<string> {
  const { subject: about, title, number, link } = described
  const matter = { title, source: 'districtDecision', category: 'districtDocument', pace: 'normal', demand: '', origin: { kind: 'document', subject: about, title, number, link }, instruction: null, superiorNumber: null, dueOn: null, leader: null, list: null, ...over }
  const { status, body } = await ask<{ id: string }>(district.cast.supervisor, '/supervision/items', { matter })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.id
}

test('督查员能由公文和公文上的领导批示转督办；旁人没有这个入口', async () => {
  const { supervisor, secondDrafter, secretary } = district.cast
  const [shown, drafters] = [await relatedFor(supervisor), await relatedFor(secondDrafter)]
  expect(shown).toMatchObject({ outcomes: [], beginnings: [{ label: '转督办' }] })
  expect(shown.instructions).toHaveLength(1)
  expect(drafters).toEqual({ outcomes: [], beginnings: [], instructions: [] })
  const [words, whole] = [await originFor(supervisor, shown.instructions[0]), await originFor(supervisor)]
  expect(words.body).toMatchObject({ subject: `document:${document}`, link: `/documents/${document}`, words: { person: secretary, text: expect.stringContaining('请区财政局牵头抓紧整改，结果报我') } })
  expect(whole.body).toMatchObject({ kind: 'document', title: words.body.title, words: null })
  // An opinion of somebody who is no leader, and a part that is not there, are no instruction.
  for (const part of [shown.instructions[0]! - 1, 9999]) expect((await originFor(supervisor, part)).status).toBe(404)
  expect((await originFor(secondDrafter)).status).toBe(403)
  expect((await ask(supervisor, '/supervision/origin?subject=document%3Aunknown')).status).toBe(404)
  expect((await ask(supervisor, '/supervision/origin?subject=constructor%3Ax')).status).toBe(404)
})

test('公文页只对看得到事项的人显示督查；批示件对局外人不露一字，也不露件数', async () => {
  const { supervisor, officeHead, secondDrafter, secretary } = district.cast
  const described = (await originFor(supervisor, (await relatedFor(supervisor)).instructions[0])).body
  const { words, title } = described
  const secret = await proposedFrom(described, {
    title: '批示所提整改', source: 'leaderInstruction', category: 'instruction', instruction: { leader: words!.person, leaderName: words!.name, on: words!.on, paper: title, text: words!.text },
  })
  const open = await proposedFrom(described, { title: '文件所列任务', leader: { person: district.cast.districtMayor, name: '' } })
  const hrefs = async (person: PersonId) => (await relatedFor(person)).outcomes.map(({ href }) => href)
  expect(await hrefs(supervisor)).toEqual([`/supervision/items/${secret}`, `/supervision/items/${open}`])
  // Whoever oversees the office sees all but others' instructions; the leader sees his own; the drafter nothing.
  expect(await hrefs(officeHead)).toEqual([`/supervision/items/${open}`])
  expect(await hrefs(secretary)).toContain(`/supervision/items/${secret}`)
  expect(await hrefs(secondDrafter)).toEqual([])
  expect((await relatedFor(supervisor)).outcomes[0]).toMatchObject({ relation: '督查', title: '批示所提整改 · 拟立项' })
  // The way back leads there only those who may open the document.
  const itemFor = async (person: PersonId, item: string) => (await ask<{ originLink: string | null }>(person, `/supervision/items/${item}`)).body.originLink
  expect(await itemFor(supervisor, secret)).toBe(`/documents/${document}`)
  expect(await itemFor(district.cast.districtMayor, open)).toBe(null)
})

test('由督查事项开展督查活动：两头都有链接，批示件的名称和编号不带出去，看不到事项的人只看到督查活动', async () => {
  const { supervisor, supervisingDeputy, disciplineContact, townContact } = district.cast
  const secret = (await relatedFor(supervisor)).outcomes[0]!.href.split('/').at(-1)!
  const relatedTo = async (person: PersonId) => ask<Related>(person, `/supervision/items/${secret}/related`)
  expect((await relatedTo(townContact)).status).toBe(404)
  expect((await relatedTo(supervisor)).body).toEqual({ outcomes: [], beginnings: [{ label: '开展督查活动', href: `/inspections/new?subject=supervision%3A${secret}` }] })
  const basisFor = (person: PersonId) => ask<Described>(person, `/inspections/basis?subject=supervision%3A${secret}`)
  const { body: basis } = await basisFor(supervisor)
  expect(basis).toEqual({ subject: `supervision:${secret}`, kind: 'item', title: '领导交办事项', number: null, link: `/supervision/items/${secret}`, words: null })
  expect((await basisFor(disciplineContact)).status).toBe(404)
  const { body: { leads, units } } = await ask<{ leads: readonly { unit: string }[]; units: readonly { unit: string; name: string }[] }>(supervisor, '/inspections/options')
  const { unit: lead } = leads[0]!
  const named = (name: string) => units.find((one) => one.name === name)!
  const { body: people } = await ask<readonly { person: string }[]>(supervisor, `/inspections/agencies/${lead}/people`)
  const plan = {
    method: 'joint', isCovert: false, theme: '交办事项落实督查', basis: { kind: 'item', subject: basis.subject, title: basis.title, link: basis.link }, lead: { unit: lead }, members: [named('区纪委监委')], from: '2026-11-24', to: '2026-11-25', place: '',
    targets: [named('青禾镇党委')], team: [...people.slice(0, 2).map(({ person }) => ({ person, agency: lead })), { person: disciplineContact, agency: named('区纪委监委').unit }], checklist: [], demand: '',
  }
  const { body: { id } } = await ask<{ id: string }>(supervisor, '/inspections', { plan })
  expect((await relatedTo(supervisor)).body.outcomes).toMatchObject([{ relation: '督查活动', title: '交办事项落实督查 · 拟定方案', href: `/inspections/${id}` }])
  const shownTo = async (person: PersonId) => (await ask<{ inspection: { plan: { basis: { title: string; link: string | null } } } }>(person, `/inspections/inspections/${id}`)).body.inspection.plan.basis
  expect((await shownTo(supervisingDeputy)).link).toBe(`/supervision/items/${secret}`)
  expect(await shownTo(disciplineContact)).toMatchObject({ title: '领导交办事项', link: null })
})

test('看不到公文的人，问不出由它产生了什么', async () => {
  expect((await ask(district.cast.townContact, `/documents/${document}/related`)).status).toBe(404)
  expect((await ask(district.cast.townContact, '/documents/no-such-thing/related')).status).toBe(404)
})

test('演示里由书记在公文上的批示转成的督查事项：公文页和事项页互相指到，书记写的话一字不差', async () => {
  const { supervisor, financeContact, secondDrafter } = district.cast
  const written = await sampleInstruction(home, district)
  expect(written).toMatchObject({ subject: `document:${document}` })
  const item = (await seedFromDocument(home, district, written!))!
  expect((await relatedFor(supervisor)).outcomes.map(({ href }) => href)).toContain(`/supervision/items/${item}`)
  expect((await relatedFor(secondDrafter)).outcomes).toEqual([])
  const shown = (person: PersonId) => ask<{ originLink: string | null; item: { at: string; matter: { instruction: { text: string } } } }>(person, `/supervision/items/${item}`)
  expect((await shown(supervisor)).body).toMatchObject({ originLink: `/documents/${document}`, item: { at: 'running', matter: { instruction: { text: expect.stringContaining('请区财政局牵头抓紧整改，结果报我') } } } })
  expect((await shown(financeContact)).body).toMatchObject({ originLink: null, item: { at: 'running' } })
})
