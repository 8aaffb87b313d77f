import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Visitor, visitorsOf } from '../tools/testing/house.ts'
import { openStage, type Stage } from '../tools/testing/stage.ts'
import { carryOutInWindow, inWindow, press } from './hands.ts'

// The cast, by name in the demo district: 信息科长, 信息编辑, 分管副主任, 区委办公室主任, 督查员, and the 信息员 of 青禾镇.
const [head, editorName, deputy, officeHead, supervisor, townClerk] = ['贾学文', '薛晓明', '钟春梅', '姚月华', '冯素芬', '尹瑀']

interface Seat { readonly role: 'leader' | 'officeHead' | 'infoOfficer'; readonly isSubstitute: boolean; readonly person: string; readonly name: string }
interface Point { readonly id: string; readonly name: string; readonly holdings: readonly Seat[] }
type Team = { readonly point: Point; readonly three: Readonly<Record<Seat['role'], Visitor>> }

let stage: Stage
let visit: (name: string) => Promise<Visitor>
let points: readonly Point[]

beforeAll(async () => {
  stage = await openStage({ isClockMovable: true })
  await signIn()
  points = (await ask<{ points: readonly Point[] }>(await visit(head), 'GET', '/reporting/network/points')).points
})
afterAll(() => stage.close())

/** Anybody of the district at his own computer: the administrator's list says which account is whose. */
async function signIn(): Promise<void> {
  const enter = await visitorsOf(() => stage.house.origin)
  const administrator = await enter('系统管理员')
  visit = async (name) => {
    const { rows } = await ask<{ rows: readonly { id: string; name: string }[] }>(administrator, 'GET', `/administration/accounts?words=${encodeURIComponent(name)}`)
    return enter(name, rows.find((row) => row.name === name)!.id)
  }
}

async function ask<Answer = { id: string; at: string }>(who: Visitor, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const { status, answer } = await who.ask<Answer>(method, path, body)
  if (status >= 400) throw new Error(`${who.name} ${method} ${path}: ${status} ${JSON.stringify(answer)}`)
  return answer
}
const act = (who: Visitor, item: string, what: object) => ask(who, 'POST', `/reporting/items/${item}/acts`, { act: what })

async function teamOf(name: string): Promise<Team> {
  const point = points.find((one) => one.name === name)!
  const holder = (role: Seat['role']) => visit(point.holdings.find((one) => one.role === role && !one.isSubstitute)!.name)
  return { point, three: { leader: await holder('leader'), officeHead: await holder('officeHead'), infoOfficer: await holder('infoOfficer') } }
}

/** What a point writes, through both of its gates to the office. */
async function report({ point, three }: Team, { title, text }: { title: string; text: string }): Promise<string> {
  const at = new Date(Date.now() - 30 * 60_000).toISOString()
  const { id } = await ask(three.infoOfficer, 'POST', '/reporting/items', { point: point.id, channel: 'web', content: { title, text, kind: 'development', eventAt: at, learnedAt: at } })
  await act(three.infoOfficer, id, { type: 'hand-in' })
  await act(three.officeHead, id, { type: 'pass' })
  await act(three.leader, id, { type: 'approve' })
  return id
}

const told = '今日清晨，沙洲镇河口段堤防发生漫水约200米，沙洲镇紧急转移群众86人，出动抢险人员120人，险情正在处置，无人员伤亡。'
const items: string[] = []
let teams: Team[] = []

describe('一场洪水，几家上报', () => {
  test('三家几分钟内先后报同一件事，一家照抄：最先的是首报，照抄的看得出来', async () => {
    teams = await Promise.all(['沙洲镇党委', '区水利局', '区应急局', '柳溪镇党委'].map(teamOf))
    const words = [
      { title: '沙洲镇河口段堤防漫水紧急转移群众86人', text: told },
      { title: '沙洲镇河口段堤防漫水200米正在抢险', text: '今日清晨，受强降雨影响，沙洲镇河口段堤防漫水约200米。区水利局派出专家组，会同沙洲镇组织120人抢险，86名群众已转移。' },
      { title: '沙洲镇河口段堤防险情处置情况', text: '今日清晨沙洲镇河口段堤防漫水200米，区应急局调派救援队伍和沙袋3000个，转移群众86人，无伤亡。' },
      { title: '沙洲镇河口段堤防漫水紧急转移群众86人', text: told },
    ]
    for (const [at, team] of teams.entries()) items.push(await report(team, words[at]!))
    const editor = await visit(editorName)
    const likeness = await ask<{ cluster: readonly { item: string }[]; own: { isFirst: boolean } | null; others: readonly { item: string | null; kind: string }[] }>(editor, 'GET', `/reporting/items/${items[0]!}/likeness`)
    const related = [...likeness.cluster, ...likeness.others].map(({ item }) => item)
    for (const item of items.slice(1)) expect(related).toContain(item)
    expect(likeness.own?.isFirst).toBe(true)
    expect(likeness.cluster.map(({ item }) => item)[0]).toBe(items[0])
  }, 30_000)

  test('合并成一条，编辑、审核、签发，编入信息刊物，有 PDF 和 OFD', async () => {
    const [editor, chief, signer, director] = [await visit(editorName), await visit(head), await visit(deputy), await visit(officeHead)]
    const [first] = items as [string]
    for (const item of items.slice(1)) await act(editor, item, { type: 'screen', fate: 'merge', reason: '同一件事', into: first })
    await act(editor, first, { type: 'screen', fate: 'adopt' })
    await act(editor, first, { type: 'edit', content: { title: '沙洲镇、区水利局、区应急局合力处置堤防漫水', text: told, kind: 'development', eventAt: null, learnedAt: null } })
    await act(editor, first, { type: 'send-to-review', isVerified: true })
    await act(chief, first, { type: 'review' })
    await act(signer, first, { type: 'sign' })
    const { bulletins } = await ask<{ bulletins: readonly { id: string; name: string; kind: string }[] }>(chief, 'GET', '/bulletins')
    const offered = async () => (await ask<{ lines: readonly { offer: { id: string; source: string; title: string; text: string; credit: string } }[] }>(editor, 'GET', '/bulletins/offers')).lines.find((line) => line.offer.source === `reporting:${first}`)?.offer
    await expect.poll(offered, { timeout: 10_000 }).toBeTruthy()
    const offer = (await offered())!
    const issue = (await ask(editor, 'POST', '/bulletins/issues', { bulletin: (bulletins.find(({ kind }) => kind === 'information') ?? bulletins[0]!).id })).id
    const { issue: { content, revision } } = await ask<{ issue: { revision: number; content: { columns: { name: string; entries: object[] }[] } } }>(editor, 'GET', `/bulletins/issues/${issue}/board`)
    const entry = { key: 'flood', sources: [offer.id], title: offer.title, text: offer.text, credit: offer.credit, editorNote: '' }
    const columns = content.columns.map((column, at) => (at === 0 ? { ...column, entries: [...column.entries, entry] } : column))
    const press = (who: Visitor, what: object) => ask(who, 'POST', `/bulletins/issues/${issue}/acts`, { act: what })
    await press(editor, { type: 'amend', base: revision, content: { ...content, columns } })
    await press(editor, { type: 'submit' })
    await press(signer, { type: 'pass' })
    await press(director, { type: 'sign' })
    await press(editor, { type: 'publish' })
    const { files } = await ask<{ files: readonly { kind: string }[] }>(editor, 'GET', `/bulletins/issues/${issue}/reading`)
    expect(files.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['pdf', 'ofd']))
    await expect.poll(async () => (await ask<{ item: { at: string } }>(editor, 'GET', `/reporting/items/${first}`)).item.at, { timeout: 10_000 }).toBe('published')
  }, 30_000)

  test('上报市委办并被采用，区领导批示转为督查事项', async () => {
    const [editor, chief, watcher] = [await visit(editorName), await visit(head), await visit(supervisor)]
    const [first] = items as [string]
    await act(editor, first, { type: 'upload', to: 'city' })
    await act(editor, first, { type: 'adopt', adoption: { level: 'city', vehicle: '每日要情', issue: '第88期', form: 'single', adoptedAt: new Date().toISOString(), evidence: '市委办采用通报' } })
    await act(editor, first, { type: 'instruct', instruction: { level: 'district', person: null, leader: '赵建国', text: '请水利局限期加固堤防。', on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) } })
    expect((await ask<{ item: { outcome: { instructions: readonly object[] } } }>(chief, 'GET', `/reporting/items/${first}`)).item.outcome.instructions).toHaveLength(1)
    const on = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const matter = {
      title: '沙洲镇河口段堤防限期加固', source: 'leaderInstruction', category: 'instruction', pace: 'normal', demand: '', superiorNumber: null, dueOn: null, leader: null, list: null,
      origin: { kind: 'paper', subject: `reporting:${first}`, title: '沙洲镇河口段堤防漫水', number: null, link: `/reporting/items/${first}` }, instruction: { leader: null, leaderName: '赵建国', on, paper: '《每日要情》第88期', text: '请水利局限期加固堤防。' },
    }
    const { id } = await ask(watcher, 'POST', '/supervision/items', { matter })
    expect((await ask<{ item: { at: string; matter: { origin: { subject: string } } } }>(watcher, 'GET', `/supervision/items/${id}`)).item).toMatchObject({ at: 'proposed', matter: { origin: { subject: `reporting:${first}` } } })
  }, 30_000)

  test('四家当场计分，看得见依据；季度通报重新冻结，表中之和就是得分明细，预告、期满后转办文', async () => {
    const page = await stage.people.page(head)
    await page.goto(`${stage.house.origin}/reporting/circulars`)
    await page.getByRole('link', { name: /季度信息通报$/ }).first().click()
    await press(page, '作废')
    await page.getByRole('dialog').getByLabel('作废理由').fill('又有新的采用')
    await carryOutInWindow(page, '作废')
    await page.getByText('已作废', { exact: true }).first().waitFor()
    await page.goto(`${stage.house.origin}/reporting/scores`)
    await page.getByRole('link', { name: '沙洲镇党委' }).click()
    // 区级单条 5, 市委办 10, 区领导批示 10, each to every contributor by the shipped rule.
    await page.getByText('合计 25 分').waitFor()
    await page.getByText(/获区领导批示，10分/).first().waitFor()
    await page.getByRole('link', { name: '‹ 信息计分' }).click()
    await press(page, '冻结并制作通报')
    await page.waitForURL(/\/reporting\/circulars\/[\w-]{20,}$/)
    await page.getByText('与冻结时一致').waitFor()
    const id = page.url().split('/').at(-1)!
    const chief = await visit(head)
    const { lines, draft } = await ask<{ lines: readonly { point: string; name: string; now: number }[]; draft: { body: readonly object[] } }>(chief, 'GET', `/reporting/circulars/${id}`)
    for (const { point } of teams) {
      const { rows } = await ask<{ rows: readonly { points: number }[] }>(chief, 'GET', `/reporting/scores/${point.id}?quarter=${quarterNow()}`)
      expect(lines.find((line) => line.point === point.id)!.now).toBe(rows.reduce((sum, { points: one }) => sum + one, 0))
    }
    expect(JSON.stringify(draft.body)).not.toContain('名次')
    await press(page, '预告')
    await carryOutInWindow(page, '预告')
    await page.getByText(/期满后才能转办文/).waitFor()
    await page.close()
    await stage.daysLater(8)
    await signIn()
    const later = await stage.people.page(head)
    await later.goto(`${stage.house.origin}/reporting/circulars/${id}`)
    await press(later, '转办文')
    await carryOutInWindow(later, '转办文')
    await later.getByText('已转办文', { exact: true }).waitFor()
    const clerk = await visit(head)
    await expect.poll(async () => (await ask<{ document: object | null }>(clerk, 'GET', `/reporting/circulars/${id}`)).document, { timeout: 10_000 }).toBeTruthy()
    await later.reload()
    await later.getByRole('link', { name: '打开公文' }).waitFor()
    await later.close()
  }, 40_000)
})

test('三级缺一：主任空缺的直报点不能上报，说得出缺谁、找谁补', async () => {
  const page = await stage.people.page(head)
  await page.goto(`${stage.house.origin}/reporting/network`)
  await page.getByRole('cell').first().waitFor()
  await page.getByRole('cell').getByRole('link', { name: '青禾镇党委' }).click()
  await page.getByRole('button', { name: /^免去\s*办公室主任$/ }).click()
  await inWindow(page, '免去')
  await page.getByText(/没有办公室主任，请指定一位办公室主任/).waitFor()
  await page.close()
  const clerk = await visit(townClerk)
  const town = points.find(({ name }) => name === '青禾镇党委')!
  const { id } = await ask(clerk, 'POST', '/reporting/items', { point: town.id, channel: 'web', content: { title: '青禾镇冬修水利全面开工', text: '11月20日，青禾镇冬修水利工程全面开工，计划清淤渠道12公里。', kind: 'development', eventAt: null, learnedAt: null } })
  const own = await stage.people.page(townClerk)
  await own.goto(`${stage.house.origin}/reporting/items/${id}`)
  const refused = await clerk.ask<{ code: string; detail: string }>('POST', `/reporting/items/${id}/acts`, { act: { type: 'hand-in' } })
  expect([refused.answer.code, JSON.stringify(refused.answer)]).toEqual(['point-incomplete', expect.stringContaining('办公室主任')])
  await own.close()
}, 30_000)

const quarterNow = (): string => {
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString()
  return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`
}
