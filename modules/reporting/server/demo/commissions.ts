import type { PersonId } from '#lib/ids'
import { addDays, dayOf, instantOf } from '#lib/instants'
import { granted, type DemoOffice } from '#modules/organisation'
import { commission, issueTopics } from '../commissions/commands.ts'
import { draftItem } from '../items/commands.ts'
import { acted, pointNamed } from './office.ts'

const asked = ['区教育局', '区卫健局', '青禾镇党委', '白石镇党委'] as const
const WORK_END = 17 * 60 + 30

/** This month's 采编要点, and a 约稿 that one of four points has answered. */
export async function seedCommissions(office: DemoOffice, editor: PersonId): Promise<void> {
  const { platform } = office
  const today = dayOf(platform.now())
  granted(await issueTopics(platform, await office.call(editor, 'issue-topics', 'demo-topics'), { month: today.slice(0, 7), text: '一、防汛备汛和灾后恢复情况\n二、四季度重点项目建设进展、困难和建议\n三、岁末年初民生保障：供暖、供气、欠薪\n四、基层减负中的好做法和新问题' }))
  const points = await Promise.all(asked.map((name) => pointNamed(office, name)))
  const { id } = granted(await commission(platform, await office.call(editor, 'commission', 'demo-commission'), {
    topic: '“一老一小”服务中的难点和建议', requirement: '围绕养老、托育、课后服务，写清现状、问题、原因、建议，数据截至上月底，800字左右。', points: points.map(({ point }) => point), dueAt: instantOf(addDays(today, 3), WORK_END),
  }))
  const { point, three } = points[0]!
  const answer = granted(await draftItem(platform, await office.call(three.infoOfficer, 'draft', 'demo-answer'), {
    point, channel: 'web', origin: `commission:${id}`,
    content: { title: '课后服务“最后一公里”接送难需统筹解决', kind: 'commission', eventAt: null, learnedAt: null, text: '截至10月底，全区32所小学全部开展课后服务，参加学生1.9万人，占81%。存在的问题是放学时间与家长下班时间仍差40分钟，校门口拥堵、无人接送。原因主要是公交线路少、托管场所不足。建议由区教育局会同交通、公安等部门在12所学校试点定制公交，依托社区开设免费托管点。' },
  }))
  await acted(office, answer.id, three.infoOfficer, { type: 'hand-in' })
  await acted(office, answer.id, three.officeHead, { type: 'pass', emergency: '' })
  await acted(office, answer.id, three.leader, { type: 'approve', emergency: '' })
}
