import type { Column, DueDay, EditorBody, FlowEdge, FlowNode, PersonOption, Receipt, SessionInfo, ThreadItem, TraceRow, WebModule } from '#ui'
import { type Day, type Instant, addDays } from '#lib/instants'
import { today } from '#ui'

/** Sample data of the gallery: fictional, and small enough to read. */
export const session: SessionInfo = {
  account: 'a1', person: 'p1', name: '王建国', office: '中共临江区委办公室', units: [{ id: 'u1', name: '督查室' }], roles: ['drafter', 'sectionHead'],
  admin: null, settings: {}, demo: true, idleMinutes: 30, hasSecondFactor: false,
}

const at = (days: number, clock: string): Instant => `${addDays(today(), days)}T${clock}:00.000Z` as Instant

export const modules: readonly WebModule[] = [{
  name: 'gallery', pages: [],
  nav: [
    { function: 'desk', label: '工作台', path: '/gallery/desk' },
    { function: 'advice', label: '文稿起草', path: '/gallery/steps' }, { function: 'advice', label: '信息报送', path: '/gallery/pieces' },
    { function: 'coordination', label: '发文办理', path: '/gallery/list' }, { function: 'coordination', label: '公文详情', path: '/gallery/object' },
    { function: 'inspection', label: '督查事项', path: '/gallery/receipts' }, { function: 'support', label: '发文稿纸', path: '/gallery/sheet' },
    { function: 'administration', label: '正文编辑', path: '/gallery/editor' },
  ],
}]

export interface Item {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly step: string
  readonly from: string
  readonly minutes: number
}

const titles = [
  '关于召开全区重点项目推进会议的通知', '关于印发《临江区2026年督查检查考核计划》的通知', '关于报送第四季度信息要点的函', '关于做好冬季安全生产工作的通知',
  '关于临江区老旧小区改造工作进展情况的报告', '关于申请追加防汛物资储备经费的请示', '区委常委会会议纪要（第31期）', '关于表扬2026年度信息工作先进单位的通报',
]
export const items: readonly Item[] = Array.from({ length: 24 }, (_, n) => ({
  id: String(n + 1), title: titles[n % titles.length] ?? '', kind: ['通知', '通知', '函', '通知', '报告', '请示', '纪要', '通报'][n % 8] ?? '',
  step: ['会签', '审核', '签发', '核稿'][n % 4] ?? '', from: ['督查室', '秘书科', '信息科', '财政局'][n % 4] ?? '', minutes: [-1500, 120, 960, 2400, -90, 480][n % 6] ?? 0,
}))

export const columns = (due: (item: Item) => React.ReactNode): readonly Column<Item>[] => [
  { key: 'title', title: '标题', render: (item) => item.title, isMain: true, isSortable: true },
  { key: 'kind', title: '文种', width: 6, render: (item) => item.kind, isSortable: true },
  { key: 'step', title: '环节', width: 6, render: (item) => item.step },
  { key: 'from', title: '来自', width: 8, render: (item) => item.from },
  { key: 'due', title: '时限', width: 11, render: due, isSortable: true },
  { key: 'id', title: '序号', width: 6, render: (item) => item.id, isNumber: true, isOptional: true },
]

export const week: readonly DueDay[] = Array.from({ length: 7 }, (_, n) => ({
  day: addDays(today(), n) as Day, isWorkday: n < 5,
  items: n === 0 ? [{ key: 'a', title: '关于追加防汛物资储备经费的请示', href: '/gallery/object', light: 'soon' as const }, { key: 'b', title: '信息要点', href: '/gallery/object', light: 'overdue' as const }]
    : n === 2 ? [{ key: 'c', title: '重点项目推进会议通知会签', href: '/gallery/object', light: 'normal' as const }] : [],
}))

export const nodes: readonly FlowNode[] = [
  { id: 'draft', label: '拟稿', state: 'done', who: ['陈晓（督查室）'], when: '11月20日 09:10', duration: '用时 2 小时' },
  { id: 'check', label: '核稿', state: 'done', who: ['王建国（督查室）'], when: '11月20日 14:30', duration: '用时 35 分钟' },
  { id: 'finance', label: '会签', state: 'done', who: ['李敏（代赵刚）'], when: '11月21日 10:02', duration: '用时 1 天' },
  { id: 'project', label: '会签', state: 'now', who: ['周立（发改局）'], when: '明天 17:30 到期', duration: '已等 3 小时' },
  { id: 'review', label: '审核', state: 'next', who: ['刘洋（办公室）'] },
  { id: 'sign', label: '签发', state: 'next', who: ['张副书记'] },
]
export const edges: readonly FlowEdge[] = [
  { from: 'draft', to: 'check' }, { from: 'check', to: 'finance' }, { from: 'check', to: 'project' },
  { from: 'finance', to: 'review' }, { from: 'project', to: 'review' }, { from: 'review', to: 'sign' }, { from: 'review', to: 'draft', isReturn: true },
]
export const trace: readonly TraceRow[] = [
  { key: '1', at: at(-3, '01:10'), who: { name: '陈晓', unit: '督查室' }, act: '提交', step: '拟稿' },
  { key: '2', at: at(-3, '06:30'), who: { name: '王建国', unit: '督查室' }, act: '同意', step: '核稿', opinion: '请财政局、发改局会签。' },
  { key: '3', at: at(-1, '02:02'), who: { name: '李敏', actingFor: '赵刚' }, act: '同意', step: '会签', opinion: '同意，经费渠道请按年初预算执行。' },
]
export const thread: readonly ThreadItem[] = [
  { key: '1', relation: '由来', at: at(-9, '02:00'), title: '区委常委会会议纪要（第31期）第三项', href: '/gallery/list' },
  { key: '2', relation: '本件', at: at(-3, '01:10'), title: '关于召开全区重点项目推进会议的通知', isHere: true },
  { key: '3', relation: '后续', title: '督查事项将在分发后自动立项' },
]
const units = ['区政府办公室', '财政局', '发展和改革局', '住房和城乡建设局', '教育局', '卫生健康局', '石门镇', '沙洲街道', '江北街道', '应急管理局', '民政局', '交通运输局']
export const receipts: readonly Receipt[] = units.map((unit, n): Receipt => (
  n === 1 ? { key: unit, unit, state: 'unopened', isLate: true, urged: 1, urgeWhy: '10:20 催过，11:20 后可再催' }
    : n === 4 ? { key: unit, unit, state: 'opened', who: '何静', at: at(0, '01:00') }
      : n === 7 ? { key: unit, unit, state: 'returned', who: '郑平', reason: '主送单位有误' }
        : { key: unit, unit, state: 'signed', who: '机要员', at: at(-1, '07:20') }
))
export const people: readonly PersonOption[] = [
  { id: '1', name: '王建国', unit: '督查室', post: '主任' }, { id: '2', name: '李敏', unit: '财政局', post: '副局长' }, { id: '3', name: '单雄', unit: '石门镇', post: '书记' },
]
export const body: EditorBody = [
  { kind: 'paragraph', runs: [{ text: '各镇（街道）党委，区直各单位：' }], align: 'left' },
  { kind: 'paragraph', runs: [{ text: '为贯彻落实区委常委会会议精神，加快推进全区重点项目建设，经区委同意，决定召开全区重点项目推进会议。现将有关事项通知如下。' }] },
  { kind: 'heading', level: 1, runs: [{ text: '一、会议时间和地点' }] },
  { kind: 'paragraph', runs: [{ text: '11月26日（星期四）上午9:00，在区委会议中心三楼会议室召开，会期半天。' }] },
  { kind: 'heading', level: 2, runs: [{ text: '（一）参会人员。' }], runIn: [{ text: '区委常委，区直有关单位、各镇（街道）主要负责同志。' }] },
  { kind: 'table', caption: '表1 汇报顺序', columns: [1, 2, 3], headerRows: 1, rows: [[{ text: '序号' }, { text: '单位' }, { text: '汇报内容' }], [{ text: '1', align: 'center' }, { text: '发展和改革局' }, { text: '重点项目总体进展' }]] },
]
export const pages: readonly string[] = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" width="210mm" height="297mm"><rect width="210" height="297" fill="#fff"/><text x="105" y="60" font-family="GW XBS" font-size="16" text-anchor="middle" fill="#d00">中共临江区委办公室文件</text><text x="105" y="90" font-family="GW Fang" font-size="5.6" text-anchor="middle">临委办发〔2026〕31号</text><line x1="28" x2="182" y1="94" y2="94" stroke="#d00" stroke-width="0.7"/><text x="105" y="116" font-family="GW XBS" font-size="7.7" text-anchor="middle">关于召开全区重点项目推进会议的通知</text></svg>',
]
