import type { SeededDistrict } from '#modules/organisation'
import type { Pace } from '../../core/sources.ts'
import type { StoryName } from './stories.ts'

/** One matter of the demonstration: what it is, whose it is, since how many working days, and how far it has come. */
export interface SampleMatter {
  readonly title: string
  readonly category: string
  readonly story: StoryName
  readonly from: number
  readonly leads: readonly string[]
  readonly pace?: Pace
  readonly with?: readonly string[]
  readonly leader?: keyof SeededDistrict['cast']
  /** The deadline in working days from today, where the category has no term. */
  readonly due?: number
  readonly instruction?: { readonly by: 'secretary' | 'districtMayor' | 'deputySecretary'; readonly words: string; readonly paper: string }
  readonly superior?: string
}

const by = (story: StoryName, from: number, over: Omit<SampleMatter, 'story' | 'from'>): SampleMatter => ({ story, from, ...over })
const finance = '区财政局', reform = '区发改局', qinghe = '青禾镇党委'

/** 上级重大决策部署. */
const fromAbove: readonly SampleMatter[] = [
  by('midway', 18, { title: '贯彻落实全市安全生产“百日攻坚”行动部署', category: 'superiorDocument', leads: ['区应急局'], with: ['区住建局', '区交通局'], leader: 'districtMayor' }),
  by('slow', 26, { title: '落实市委关于推进基层减负若干措施的意见', category: 'superiorDocument', leads: ['区委社会工作部'], leader: 'deputySecretary' }),
  by('urged', 38, { title: '落实中央环保督察反馈问题整改任务（第三批）', category: 'superiorDocument', leads: ['生态环境临江分局'], with: ['区水利局', '区农业农村局'], leader: 'districtMayor' }),
  by('closed', 36, { title: '完成全省农村人居环境整治提升年度任务', category: 'superiorDocument', leads: ['区农业农村局'], leader: 'deputySecretary' }),
  by('archived', 42, { title: '传达学习市委全会精神情况', category: 'meetingSpirit', leads: ['区委宣传部'] }),
  by('reported', 6, { title: '传达贯彻全市经济工作会议精神', category: 'meetingSpirit', leads: [reform], leader: 'districtMayor' }),
  by('waiting', 1, { title: '传达贯彻全市信访工作联席会议精神', category: 'meetingSpirit', leads: ['区信访局'] }),
  by('registered', 2, { title: '落实市委关于加强基层治理体系建设的实施意见', category: 'superiorDocument', leads: ['区委社会工作部'], leader: 'deputySecretary' }),
]

/** 区委区政府重大决策部署. */
const fromDistrict: readonly SampleMatter[] = [
  by('midway', 30, { title: '新建、改扩建普惠性幼儿园6所', category: 'tenThings', leads: ['区教育局'], with: [finance], leader: 'districtMayor', due: 25 }),
  by('slow', 30, { title: '老旧小区加装电梯40部', category: 'tenThings', leads: ['区住建局'], leader: 'districtMayor', due: 20 }),
  by('urgedOnce', 30, { title: '改造农村公路危桥12座', category: 'tenThings', leads: ['区交通局'], due: 2, leader: 'districtMayor' }),
  by('closing', 32, { title: '建成社区老年食堂20家', category: 'tenThings', leads: ['区民政局'], leader: 'districtMayor', due: 15 }),
  by('extended', 28, { title: '新增公共停车泊位1500个', category: 'tenThings', leads: ['区城管局'], due: 3, leader: 'districtMayor' }),
  by('suspended', 28, { title: '建设区级全民健身中心', category: 'tenThings', leads: ['区文旅局'], due: 30 }),
  by('following', 40, { title: '农村饮水安全巩固提升工程', category: 'tenThings', leads: ['区水利局'], due: 5, leader: 'districtMayor' }),
  by('started', 8, { title: '打造“一网通办”升级版，高频事项办理时限压缩三成', category: 'annualKeyWork', leads: ['区数据审批局'], due: 60, leader: 'districtMayor' }),
  by('midway', 35, { title: '新增规模以上工业企业15家', category: 'annualKeyWork', leads: ['区工信局'], with: ['区统计局'], due: 22, leader: 'districtMayor' }),
  by('slow', 35, { title: '全年招商引资到位资金增长百分之十二', category: 'annualKeyWork', leads: ['区投促中心'], with: ['区商务局'], due: 12, leader: 'districtMayor' }),
  by('passed', 25, { title: '开展党建引领小区治理试点', category: 'annualKeyWork', leads: ['区委组织部', qinghe], due: 18, leader: 'deputySecretary' }),
  by('started', 10, { title: '落实《关于推进乡村全面振兴的实施意见》', category: 'districtDocument', leads: ['区农业农村局', finance, qinghe], with: ['区文旅局'], leader: 'deputySecretary' }),
  by('declined', 4, { title: '机关办公区绿植更换', category: 'districtDocument', leads: ['区机关事务中心'] }),
  by('proposed', 1, { title: '落实《临江区优化营商环境三年行动方案》', category: 'districtDocument', leads: [reform] }),
  by('terminated', 30, { title: '编制全区冷链物流布局规划', category: 'districtDocument', leads: ['区商务局'] }),
]

/** 领导批示交办. */
const fromLeaders: readonly SampleMatter[] = [
  by('midway', 6, { title: '关于青禾镇农贸市场消防隐患整治的批示', category: 'instruction', leads: [qinghe, '区应急局'], instruction: { by: 'secretary', words: '请青禾镇、区应急局立即整改，举一反三，结果报我。', paper: '信访专报第18期' } }),
  by('urged', 22, { title: '关于文峰街道老旧管网改造的批示', category: 'instruction', leads: ['区住建局'], with: ['文峰街道党工委'], instruction: { by: 'districtMayor', words: '群众反映多次，请住建局拿出时间表。', paper: '市民热线周报' } }),
  by('closing', 14, { title: '关于规范校外托管机构管理的批示', category: 'instruction', leads: ['区教育局'], instruction: { by: 'secretary', words: '事关孩子安全，请教育局牵头一抓到底。', paper: '社情民意第7期' } }),
  by('read', 14, { title: '关于解决江滨路夜间施工扰民的批示', category: 'instruction', leads: ['区城管局'], instruction: { by: 'districtMayor', words: '请依法处理并回复群众。', paper: '网络舆情快报' } }),
  by('waiting', 3, { title: '关于春节前农民工工资支付的批示', category: 'instruction', pace: 'urgent', leads: ['区人社局'], instruction: { by: 'secretary', words: '务必确保农民工拿到工资回家过年。', paper: '呈阅件第203号' } }),
  by('waiting', 0, { title: '关于白石镇道路塌陷抢修的批示', category: 'instruction', pace: 'urgent', leads: ['区交通局'], with: ['白石镇党委'], instruction: { by: 'deputySecretary', words: '先设警戒，今日内到场抢修。', paper: '值班快报' } }),
  by('extending', 10, { title: '关于区人民医院停车难问题的批示', category: 'instruction', leads: ['区卫健局'], with: ['区城管局'], instruction: { by: 'districtMayor', words: '请研究根本解决办法。', paper: '政协提案摘报' } }),
  by('reworked', 13, { title: '关于沙洲镇河道非法采砂整治的批示', category: 'instruction', leads: ['区水利局'], with: ['沙洲镇党委'], instruction: { by: 'secretary', words: '重拳整治，绝不允许反弹。', paper: '内参摘报' } }),
  by('archived', 40, { title: '关于梅岭镇民宿消防审批堵点的批示', category: 'instruction', leads: ['区文旅局'], instruction: { by: 'deputySecretary', words: '请文旅局会同有关部门疏通堵点。', paper: '调研专报第5期' } }),
  by('proposed', 0, { title: '关于城东街道电动车集中充电点建设的批示', category: 'instruction', leads: ['城东街道党工委'], instruction: { by: 'secretary', words: '请尽快规划建设，消除“飞线充电”。', paper: '人民建议征集专报' } }),
]

/** 会议议定事项. */
const fromMeetings: readonly SampleMatter[] = [
  by('midway', 12, { title: '研究解决区属国有企业历史遗留办证问题', category: 'meetingMinutes', leads: ['区国资局'], with: ['自然资源临江分局'] }),
  by('slow', 18, { title: '制定全区公共机构节能降碳实施方案', category: 'meetingMinutes', leads: ['区机关事务中心'] }),
  by('slow', 27, { title: '清理规范镇街协管人员队伍', category: 'meetingMinutes', leads: ['区委编办'], with: ['区人社局'] }),
  by('signing', 13, { title: '提出城市更新片区投融资方案', category: 'meetingMinutes', leads: [finance], with: [reform] }),
  by('sentBack', 12, { title: '完善区级储备粮管理办法', category: 'meetingMinutes', leads: [reform] }),
  by('reassigned', 12, { title: '牵头推进古塘片区危旧房排查', category: 'meetingMinutes', leads: ['自然资源临江分局'] }),
  by('objected', 2, { title: '统筹推进共享单车停放秩序治理', category: 'meetingMinutes', leads: ['区交通局'] }),
  by('notExtended', 15, { title: '修订区级政府投资项目管理办法', category: 'meetingMinutes', leads: [reform], with: [finance, '区审计局'] }),
  by('closed', 30, { title: '落实常委会会议关于年轻干部培养的议定事项', category: 'meetingMinutes', leads: ['区委组织部'] }),
  by('planned', 1, { title: '成立低空经济发展工作专班', category: 'meetingMinutes', leads: [reform, '区工信局'] }),
]

/** 热点难点问题. */
const fromPeople: readonly SampleMatter[] = [
  by('reported', 4, { title: '媒体反映望江街道早餐摊点占道经营', category: 'publicInterest', leads: ['望江街道党工委'] }),
  by('relapsed', 20, { title: '热线集中反映柳溪镇集市周边占道经营', category: 'publicInterest', leads: ['柳溪镇党委'] }),
  by('slow', 9, { title: '网民反映新港街道夜间异味扰民', category: 'publicInterest', leads: ['生态环境临江分局'], with: ['新港街道党工委'] }),
  by('held', 25, { title: '群众反映竹园镇自来水发黄', category: 'publicInterest', leads: ['区水利局'], with: ['竹园镇党委'] }),
  by('upheld', 4, { title: '家长反映南屏镇校车线路不足', category: 'publicInterest', leads: ['区教育局'] }),
  by('waiting', 2, { title: '业主反映石桥镇某小区交付延期', category: 'publicInterest', leads: ['区住建局'] }),
  by('archived', 40, { title: '石桥镇某小区业主反映交付一再延期', category: 'publicInterest', leads: ['区住建局'] }),
  by('closed', 24, { title: '热线反映石桥镇某小区延期交付', category: 'publicInterest', leads: ['区住建局'] }),
  by('archived', 38, { title: '热线反映云渡镇垃圾清运不及时', category: 'publicInterest', leads: ['云渡镇党委'] }),
]

/** 重点项目. */
const projects: readonly SampleMatter[] = [
  by('midway', 40, { title: '临江港区多式联运枢纽一期工程', category: 'keyProject', leads: ['区交通局'], with: [reform], due: 28, leader: 'districtMayor' }),
  by('slow', 40, { title: '智能装备产业园标准厂房建设', category: 'keyProject', leads: ['区工信局'], due: -3, leader: 'districtMayor' }),
  by('resumed', 30, { title: '滨江生态廊道提升工程', category: 'keyProject', leads: ['区林业局'], with: ['区水利局'], due: 26 }),
  by('refused', 30, { title: '区中医院迁建项目', category: 'keyProject', leads: ['区卫健局'], due: 16, leader: 'districtMayor' }),
  by('started', 5, { title: '城北污水处理厂扩建工程', category: 'keyProject', leads: ['区住建局'], due: 50 }),
  by('registered', 3, { title: '数字经济产业基地二期', category: 'keyProject', leads: ['区投促中心'], due: 90 }),
]

/** 上级督查机构转办. */
const transferred: readonly SampleMatter[] = [
  by('midway', 10, { title: '市委督查室转办：违规占用耕地问题核查', category: 'superiorTransfer', leads: ['自然资源临江分局'], due: 5, superior: '云委督〔2026〕41号' }),
  by('passed', 12, { title: '市委督查室转办：惠民补贴发放情况核查', category: 'superiorTransfer', leads: [finance, '区民政局'], due: 4, superior: '云委督〔2026〕44号' }),
  by('closed', 22, { title: '市政府督查室转办：拖欠中小企业账款核查', category: 'superiorTransfer', leads: ['区工信局'], due: 2, superior: '云政督〔2026〕29号' }),
  by('slow', 12, { title: '市委督查室转办：形式主义问题线索核查', category: 'superiorTransfer', leads: ['区委社会工作部'], due: -1, superior: '云委督〔2026〕46号' }),
  by('waiting', 1, { title: '市委督查室转办：殡葬领域乱收费问题核查', category: 'superiorTransfer', pace: 'urgent', leads: ['区民政局'], with: ['区市场监管局'], due: 6, superior: '云委督〔2026〕52号' }),
  by('proposed', 1, { title: '市政府督查室转办：燃气安全“回头看”', category: 'superiorTransfer', leads: ['区城管局'], due: 12, superior: '云政督〔2026〕33号' }),
]

/** What fell due last month: on time, late, sent back, granted more time, taken up again. */
const ofLastMonth: readonly SampleMatter[] = [
  by('closed', 41, { title: '完成全区地质灾害隐患点汛后核查', category: 'annualKeyWork', leads: ['自然资源临江分局'], due: -18, leader: 'districtMayor' }),
  by('passed', 40, { title: '落实就业困难人员帮扶措施', category: 'annualKeyWork', leads: ['区人社局'], due: -19, leader: 'districtMayor' }),
  by('redone', 40, { title: '清理规范镇村工作台账', category: 'annualKeyWork', leads: ['区委社会工作部'], due: -18, leader: 'deputySecretary' }),
  by('reworked', 39, { title: '推进公共机构节能改造', category: 'annualKeyWork', leads: ['区机关事务中心'], due: -21 }),
  by('prolonged', 40, { title: '调整优化农村公交线路', category: 'annualKeyWork', leads: ['区交通局'], due: -24, leader: 'districtMayor' }),
  by('rebounded', 41, { title: '整治校园周边流动摊点', category: 'annualKeyWork', leads: ['区城管局'], due: -18, leader: 'districtMayor' }),
  by('passed', 38, { title: '兑现惠企奖补资金', category: 'annualKeyWork', leads: [finance], due: -10, leader: 'districtMayor' }),
  by('redone', 39, { title: '开展财政专项资金绩效自查', category: 'annualKeyWork', leads: [finance], due: -18 }),
]

/** All of them, of every source and at every stage. */
export const sampleMatters: readonly SampleMatter[] = [...fromAbove, ...fromDistrict, ...fromLeaders, ...fromMeetings, ...fromPeople, ...projects, ...transferred, ...ofLastMonth]
