import type { Method } from '../../core/types.ts'

/** How far a sample inspection has come; each goes on from the one before. */
export type Stage = 'drafted' | 'returned' | 'cancelled' | 'submitted' | 'approved' | 'visiting' | 'signing' | 'rectifying' | 'read' | 'closed'
/** How far a sample problem has come. */
export type Progress = 'listed' | 'rectifying' | 'rectified' | 'returned' | 'resolved'

/** What was found at one unit; a problem has a deadline in working days from the visit. */
export interface SampleFinding {
  readonly unit: string
  /** The line of the checklist that it answers. */
  readonly line?: number
  readonly text: string
  readonly place?: string
  readonly defect?: { readonly description: string; readonly measure: string; readonly within: number; readonly progress: Progress }
}
export interface SampleCase {
  readonly theme: string
  readonly method: Method
  readonly isCovert?: boolean
  readonly basis: string
  readonly stage: Stage
  /** Working days ago on which it was planned; the visit is two days later. */
  readonly ago: number
  readonly members?: readonly string[]
  readonly targets: readonly string[]
  readonly checklist: readonly string[]
  readonly findings?: readonly SampleFinding[]
  readonly report?: string
}

const flood = ['值班值守和信息报送', '物资仓库和台账', '隐患点巡查记录', '转移避险预案和演练']
const business = ['惠企政策兑现', '审批事项超时情况', '涉企检查是否扫码入企', '企业诉求办理回访']

/** Inspections of every kind and at every stage; problems in all states. */
export const sampleCases: readonly SampleCase[] = [
  { theme: '重点项目年末冲刺实地督查', method: 'onSite', basis: '2026年度督查计划', stage: 'drafted', ago: 1, targets: ['区交通局'], checklist: ['形象进度与台账是否一致', '要素保障是否到位'] },
  { theme: '“两节”期间市场保供督查', method: 'onSite', basis: '区委常委会会议部署', stage: 'returned', ago: 3, targets: ['区商务局'], checklist: ['重要民生商品储备', '价格监测'] },
  { theme: '文山会海整治情况督查', method: 'onSite', basis: '2026年度督查计划', stage: 'cancelled', ago: 12, targets: ['区教育局'], checklist: ['发文数量', '会议数量'] },
  { theme: '冬春季森林防火专项督查', method: 'special', basis: '冬春季森林防火专项督查方案', stage: 'submitted', ago: 1, targets: ['梅岭镇党委', '竹园镇党委', '区应急局'], checklist: ['野外火源管控', '专业队伍值守', '防火通道'] },
  { theme: '保障农民工工资支付专项督查', method: 'special', basis: '保障农民工工资支付专项督查方案', stage: 'approved', ago: 3, targets: ['区人社局', '区住建局', '区交通局', '区水利局'], checklist: ['专用账户', '实名制管理', '维权信息公示'] },
  {
    theme: '冬季安全生产实地督查', method: 'onSite', basis: '2026年度督查计划', stage: 'visiting', ago: 2, targets: ['青禾镇党委', '白石镇党委'], checklist: ['企业主体责任落实', '重大隐患排查整治台账', '值班值守和应急预案', '“三合一”场所清理'],
    findings: [{ unit: '青禾镇党委', line: 1, text: '随机查看3家企业，均有隐患排查台账，其中1家灭火器过期。', place: '青禾镇工业园', defect: { description: '个别企业消防器材过期', measure: '督促企业立即更换，并对园区企业全面排查一遍', within: 15, progress: 'listed' } }],
  },
  {
    theme: '优化营商环境联合督查', method: 'joint', basis: '优化营商环境三年行动方案', stage: 'signing', ago: 6, members: ['区政府办公室', '区纪委监委'], targets: ['区数据审批局', '区工信局'], checklist: business,
    findings: [
      { unit: '区数据审批局', line: 1, text: '抽查企业开办窗口，平均办理时间0.5天，好于承诺。', place: '政务服务大厅二楼' },
      { unit: '区数据审批局', line: 3, text: '走访5家企业，2家反映帮办代办电话接通难。', defect: { description: '帮办代办电话接通率低', measure: '增加坐席，公布备用号码，每周通报接通率', within: 20, progress: 'listed' } },
      { unit: '区工信局', line: 0, text: '惠企资金兑现台账与企业到账时间不一致。', defect: { description: '惠企资金兑现不及时，3笔逾期未拨付', measure: '限期拨付并向企业说明，完善免申即享流程', within: 10, progress: 'listed' } },
    ],
    report: '督查组实地走访两个部门和五家企业，总体看营商环境持续改善，企业开办、施工许可等事项办理时间进一步压缩。\n存在的主要问题是帮办代办服务不到位、惠企资金兑现不及时。\n建议：建立惠企政策兑现月通报制度，将企业评价纳入部门考核。',
  },
  {
    theme: '防汛备汛实地督查', method: 'onSite', basis: '2026年度督查计划', stage: 'rectifying', ago: 30, targets: ['青禾镇党委', '沙洲镇党委'], checklist: flood,
    findings: [
      { unit: '青禾镇党委', line: 1, text: '镇级仓库物资与台账不符，缺编织袋2000条。', place: '青禾镇防汛物资仓库', defect: { description: '防汛物资储备不足、账实不符', measure: '补齐物资，落实专人管理，每月盘点', within: 20, progress: 'listed' } },
      { unit: '青禾镇党委', line: 0, text: '夜间抽查值班，带班领导在岗。', place: '青禾镇政府值班室' },
      { unit: '青禾镇党委', line: 2, text: '两处地质灾害隐患点无巡查记录。', defect: { description: '隐患点巡查不到位', measure: '明确巡查责任人，汛期每日一巡并留记录', within: 32, progress: 'rectifying' } },
      { unit: '沙洲镇党委', line: 3, text: '转移避险预案未更新联系人。', defect: { description: '转移避险预案责任人信息过期', measure: '更新预案，组织一次演练', within: 35, progress: 'rectified' } },
      { unit: '沙洲镇党委', line: 1, text: '排涝站一台水泵不能启动。', place: '沙洲镇二号排涝站', defect: { description: '排涝设备带病运行', measure: '立即检修，建立设备保养制度', within: 25, progress: 'returned' } },
    ],
    report: '两镇防汛责任体系基本健全，值班值守总体到位。\n督查发现物资储备、隐患点巡查、设备维护等方面存在短板，已列出清单限期整改。',
  },
  {
    theme: '基层减负“回头看”暗访', method: 'onSite', isCovert: true, basis: '整治形式主义为基层减负工作安排', stage: 'read', ago: 25, targets: ['文峰街道党工委', '望江街道党工委'], checklist: ['工作群清理', '报表数量', '社区挂牌'],
    findings: [
      { unit: '文峰街道党工委', line: 0, text: '社区仍有7个工作群要求每日打卡。', place: '文峰街道桥南社区', defect: { description: '政务工作群清理不彻底', measure: '解散打卡类工作群，建立准入清单', within: 15, progress: 'resolved' } },
      { unit: '望江街道党工委', line: 2, text: '社区挂牌规范，未发现多头报表。', place: '望江街道柳堤社区' },
    ],
    report: '暗访两个街道四个社区，报表和挂牌明显减少，个别社区工作群清理不彻底，已督促整改并销号。',
  },
  {
    theme: '秋粮收购和粮食安全专项督查', method: 'special', basis: '粮食安全专项督查方案', stage: 'closed', ago: 60, targets: ['区发改局', '区农业农村局', '柳溪镇党委'], checklist: ['收购资金', '仓容保障', '为农服务'],
    findings: [
      { unit: '区发改局', line: 1, text: '收购网点价格公示到位，仓容充足。' },
      { unit: '区农业农村局', line: 2, text: '烘干中心排队较长，个别时段超过6小时。', defect: { description: '烘干服务能力不足', measure: '增设移动烘干设备，错峰预约', within: 20, progress: 'resolved' } },
      { unit: '柳溪镇党委', text: '种粮大户补贴已全部发放。' },
    ],
    report: '三个单位均按方案要求开展工作，秋粮收购总体平稳有序，烘干能力不足的问题已整改到位。',
  },
]
