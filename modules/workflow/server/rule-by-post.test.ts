import { beforeAll, expect, test } from 'vitest'
import type { Definition } from '#engines/workflow'
import type { PostId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { administration } from '#modules/administration'
import { liveNotices, noticesModule } from '#modules/notices'
import { actorFacts, organisation, peopleInPost, seedDistrict, type PostLine, type SeededDistrict } from '#modules/organisation'
import { isRefused } from '#platform/act'
import { httpServer } from '#platform/http'
import { aCall, anActor, testPlatform } from '../../../platform/testing.ts'
import { sampleFlow } from '../examples.ts'
import { actOnCase, openCase, publishDefinition, workflow, type ActedCase } from '../index.ts'

let office: Awaited<ReturnType<typeof testPlatform>>
let district: SeededDistrict
let posts: readonly PostLine[]

beforeAll(async () => {
  const modules = [organisation, administration, noticesModule(liveNotices()), workflow]
  office = await testPlatform(modules)
  district = await seedDistrict(office.platform)
  const clerk = anActor({ person: district.cast.organisationClerk, roles: ['organisationClerk'] })
  const app = await httpServer({
    platform: office.platform, modules, auditKey: office.auditKey, whoCalls: async () => clerk,
    health: { awaiting: async () => null, connections: () => ({ total: 0, idle: 0, waiting: 0 }) },
  })
  const school = district.units.get('区委党校')!
  const { unit: { version } } = (await app.inject({ method: 'GET', url: `/api/organisation/units/${school}` })).json<{ unit: { version: number } }>()
  const post = { version, title: '空缺岗位', roles: [], seats: 1, rank: null, oversees: [], fromOn: '2026-11-01' }
  await app.inject({ method: 'POST', url: `/api/organisation/units/${school}/posts`, payload: post })
  posts = (await app.inject({ method: 'GET', url: '/api/organisation/posts' })).json()
  await app.close()
})

const today = () => dayOf(office.clock())
const byPost = (post: PostId): Omit<Definition, 'version'> => ({
  ...sampleFlow, name: 'samples.byPost', steps: sampleFlow.steps.map((step) => (step.id === 'check' && step.kind === 'handle' ? { ...step, participants: [{ by: 'post', post }] } : step)),
})
const publish = (post: PostId) => office.platform.runCommand(aCall('samples.publish', { actor: anActor() }), (work) => publishDefinition(work, byPost(post)))
const faults = async (post: PostId) => ((await publish(post)) as unknown as { issues?: readonly { text: string }[] }).issues?.map(({ text }) => text)

test('按岗位指定：办理时任该岗位的人收到，算作该岗位所在的单位', async () => {
  // The office head's main post is in the office; as a member of the committee he acts for the committee.
  const held = posts.filter(({ holders }) => holders.some(({ person }) => person === district.cast.officeHead))
  expect(held).toHaveLength(2)
  for (const { post, unit } of held) {
    expect(await publish(post)).toMatchObject({ version: held.findIndex((one) => one.post === post) + 1 })
    const actor = { ...anActor({ person: district.cast.drafter }), ...(await actorFacts(office.platform.db, district.cast.drafter, today())) }
    const acted = await office.platform.runCommand(aCall('samples.begin', { actor }), async (work) => {
      const begun = await openCase(work, { definition: 'samples.byPost', subject: 'sample:1', link: '/samples/1', title: '关于预算的请示', urgency: 0, data: { signer: district.cast.deputyOfficeHead } })
      return isRefused(begun) ? begun : actOnCase(work, begun.id, { type: 'approve', task: 1 })
    }) as ActedCase
    expect(acted.state.at === 'running' && acted.state.tasks.at(-1)!.to).toEqual({ person: district.cast.officeHead, unit })
  }
})

test('岗位没有、已撤销或无人任职时不能发布', async () => {
  expect(await faults('gone' as PostId)).toEqual(['「核稿」的办理人无法确定：指定的岗位不存在或已撤销，请改选。'])
  const vacant = posts.find(({ holders }) => holders.length === 0)!
  expect(await faults(vacant.post)).toEqual(['「核稿」的办理人无法确定：指定的岗位现在无人任职，请先在组织机构中任命，或改选。'])
})

test('岗位设立以前没有这个岗位', async () => {
  const { post } = posts[0]!
  expect(await peopleInPost(office.platform.db, { post, day: today() })).toMatchObject({ unit: posts[0]!.unit })
  expect(await peopleInPost(office.platform.db, { post, day: '1948-01-01' as ReturnType<typeof today> })).toBeNull()
})
