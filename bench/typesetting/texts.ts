import type { Block, OfficialPaper } from '#engines/typesetting'

/** A notice of four pages and a plan of thirty with a table; every number gives another text with characters of its own. */
export type Length = 'short' | 'long'
export const paperOf = (length: Length, number: number): OfficialPaper => length === 'short' ? shortPaper(number) : longPaper(number, 13)

const plain = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const first = (text: string): Block => ({ kind: 'heading', level: 1, runs: [{ text }] })
const second = (text: string, runIn: string): Block => ({ kind: 'heading', level: 2, runs: [{ text }], runIn: [{ text: runIn }] })

const frame = {
  format: 'document', issuerMark: '中共临江区委办公室文件', mainTo: '各镇党委、街道党工委，区委各部委办局，区级各国家机关和人民团体党组（党委）',
  signatories: [{ organ: '中共临江区委办公室' }], docDate: '2026年3月12日', footnote: '此件公开发布',
  copyTo: '市委办公室，区人大常委会办公室，区政府办公室，区政协办公室，区人武部，区法院，区检察院，各人民团体', printOrg: '中共临江区委办公室', printDate: '2026年3月12日',
} as const

const opening = '为深入贯彻落实党中央关于提高公文质量、整治“文山会海”的决策部署，切实解决全区党政机关公文处理中存在的行文不规范、审核不严格、办理不及时等问题，根据《党政机关公文处理工作条例》（中办发〔2012〕14号）和《党政机关公文格式》（GB/T 9704—2012），经区委同意，现就有关事项通知如下。'
const aim = '牢固树立“精简、高效、务实、安全”的公文处理理念，把准确规范、从严控制、限时办结贯穿公文拟制、办理、管理全过程，到2026年底，区级发文总数比上年减少15％以上，紧急公文平均办理时间不超过4个小时，一般公文平均办理时间不超过3个工作日。'
const tasks: readonly (readonly [string, string])[] = [
  ['严格行文规则。', '各级各部门应当根据隶属关系和职权范围行文，原则上逐级行文；除上级机关负责人直接交办事项外，不得以机关名义向上级机关负责人报送公文。“请示”应当一文一事，不得在“报告”等非请示性公文中夹带请示事项。属于部门职权范围内的事务，由部门自行行文或者联合行文；须经区委审批的事项，经区委同意后可以由部门行文，文中应当注明“经区委同意”。'],
  ['规范公文格式。', '公文用纸采用GB/T 148中规定的A4型纸，版心尺寸为156 mm×225 mm，一般每面排22行，每行排28个字，并撑满版心；特定情况可以作适当调整。如无特殊说明，公文格式各要素一般用3号仿宋体字。发文机关标志推荐使用小标宋体字，颜色为红色，以醒目、美观、庄重为原则。紧急公文应当分别标注“特急”“加急”。'],
  ['强化审核把关。', '公文文稿签发前，应当由发文机关办公厅（室）进行审核。审核的重点是：行文理由是否充分，行文依据是否准确；内容是否符合国家法律法规和党的路线方针政策；所提政策措施和办法是否切实可行；涉及有关地区或者部门职权范围内的事项是否经过充分协商并达成一致意见；人名、地名、时间、数字、段落顺序、引文等是否准确；文字、数字、计量单位和标点符号等用法是否规范。'],
  ['提高办理时效。', '各单位收到公文后，应当逐份清点、核对无误后签收，并注明签收时间。紧急公文随到随办，明确办理时限；需要两个以上部门办理的，应当明确主办部门，主办部门应当在2个工作日内会商提出意见。对办理情况实行“日提醒、周调度、月通报”，逾期未办结且未说明理由的，由区委办公室（电话：0571－8765 4321，邮箱：gwcl@linjiang.gov.example）予以通报。'],
  ['推进电子公文应用。', '加快推进OFD版式电子公文在全区的应用，2026年6月30日前，区、镇、村三级非涉密公文全部通过电子公文交换平台流转，实现“应上尽上、互联互通、安全可控”。电子公文应当采用符合国家标准的电子签章，与同版纸质公文具有同等效力。'],
]
const support = '各单位要把公文处理工作摆上重要议事日程，主要负责同志亲自抓、分管负责同志具体抓，配备政治可靠、业务过硬、作风优良的工作人员。区委办公室每半年组织一次检查评估，结果纳入年度综合考核。工作中的重要情况和问题，请及时报告区委。'

/** Names of people, villages and roads: what differs most from paper to paper. */
const rare = '曙澜溪坞墩垟埠浦堰漕湾滩岙岭崖峡坪垭塬屿礁渚汀沚淀泽潭涧壑峦嶂岱衡嵩峨琅琊邺郢鄞鄄瓯婺衢歙黟绩泾颍亳滁睢砀萧沛丰邳郯莒沂蒙峄滕邹兖汶泗鄂蕲浠罗麻赤壁崇咸嘉洪监利沔枝宜荆郧竹溪房巴秭夷陵'
const namesFor = (number: number): string => Array.from({ length: 12 }, (_, i) => {
  const at = (number * 13 + i * 7) % (rare.length - 1)
  return `${rare[at]}${rare[(at + number + i) % rare.length]}${'村镇路社区'[(number + i) % 4]}`
}).join('、')
const numerals = '一二三四五六七八九十'
const numeral = (n: number): string => n <= 10 ? numerals[n - 1]! : n < 20 ? `十${n % 10 ? numerals[n % 10 - 1]! : ''}` : `${numerals[Math.floor(n / 10) - 1]!}十${n % 10 ? numerals[n % 10 - 1]! : ''}`

function shortPaper(number: number): OfficialPaper {
  const turned = tasks.map((_, i) => tasks[(i + number) % tasks.length]!)
  return {
    ...frame, docNumber: `临委办发〔2026〕${number + 1}号`, title: '中共临江区委办公室关于进一步规范全区党政机关公文处理工作的通知',
    body: [
      plain(opening), first('一、总体要求'), plain(aim), first('二、重点任务'), ...turned.map(([title, text], i) => second(`（${numeral(i + 1)}）${title}`, text)),
      plain(`本通知适用于${namesFor(number)}等单位，具体由经办人旻昉、玥珣解释。`), first('三、组织保障'), plain(support),
    ],
    attachments: [],
  }
}

const areas = ['公文拟制', '收文办理', '发文办理', '档案管理', '保密管理', '政务公开', '电子签章', '会议管理', '督查督办', '信息报送', '值班值守', '印章管理', '来文登记', '文件清退', '培训考核', '系统运维', '应急处置', '数据归集', '协同办公', '绩效评估']
const organs = ['区委办公室', '区发展改革局', '区财政局', '区司法局', '区人力资源社会保障局', '区数据局', '区档案馆', '区保密局', '区审计局', '区市场监管局', '区自然资源和规划局', '区生态环境局', '各镇、街道']
const goals = ['建立健全职责清晰、衔接有序、运转高效的工作机制', '推动业务流程优化再造和线上线下一体融合', '形成可量化、可核查、可追溯的闭环管理体系', '做到事事有回音、件件有着落、项项有记录', '确保各项制度要求落实到岗、到人、到每一个环节', '切实把制度优势转化为治理效能']
const means = ['逐级压实责任，定期分析研判，及时协调解决跨部门、跨层级的难点堵点问题', '对照清单逐项梳理，建立台账、明确时限、销号管理，坚决防止形式主义和层层加码', '严格执行“谁主管、谁负责，谁拟稿、谁把关”的要求，从源头上杜绝错情漏情', '充分运用大数据、人工智能等技术手段，提升辅助校核、智能分办、自动归档的能力', '加强业务指导和交流培训，每年至少组织2次专题轮训，覆盖率不低于95％', '畅通意见建议渠道，对基层反映集中的问题，应当在5个工作日内研究答复']

/** A plan of so many sections (13 make thirty pages) with a table of 26 rows. */
export function longPaper(number: number, sections: number): OfficialPaper {
  const body = Array.from({ length: sections }, (_, s): Block[] => {
    const area = areas[(s + number) % areas.length]!
    return [
      first(`${numeral(s % 99 + 1)}、加强${area}工作`),
      plain(`${area}是党政机关正常运转的重要基础，事关政令畅通。近年来，全区${area}工作取得了积极进展，但对照上级要求和群众期待，仍存在标准不统一、手段不先进、责任不落实等短板弱项。要坚持问题导向、目标导向和结果导向相统一，${goals[(s + number) % 6]!}，重点抓好${namesFor(number + s * 5)}。`),
      ...Array.from({ length: 4 }, (__, i) => task(s + number, i)),
    ]
  })
  const rows = Array.from({ length: 26 }, (_, i) => [String(i + 1), `${areas[(i + number) % 20]!}${i >= 20 ? '（复核）' : ''}`, organs[i % 13]!, `2026年${i % 9 + 3}月底`, String(3 + i % 5)].map((text) => ({ text })))
  return {
    ...frame, docNumber: `临委办发〔2026〕${number + 1}号`, title: '中共临江区委办公室关于印发《全区公文处理工作三年提升行动方案（2026—2028年）》的通知',
    body: [plain(opening), ...body.flat(), first(`${numeral(sections % 99 + 1)}、组织保障`), plain(support)],
    attachments: [{ title: '公文处理工作重点任务分工表', body: [{ kind: 'table', columns: [3, 8, 9, 5, 3], headerRows: 1, rows: [['序号', '任务名称', '牵头单位', '完成时限', '分值'].map((text) => ({ text })), ...rows] }] }],
  }
}

function task(s: number, i: number): Block {
  const [lead, other] = [organs[(s * 3 + i) % 13]!, organs[(s * 5 + i * 2 + 4) % 13]!]
  return second(`（${numeral(i + 1)}）完善${areas[(s + i * 3) % 20]!}制度。`, `由${lead}牵头，${lead === other ? '区机关事务中心' : other}配合，于2026年${(s + i) % 9 + 3}月${(s * 7 + i * 5) % 27 + 1}日前制定出台实施细则，${means[(s + i) % 6]!}。`
    + `对列入年度重点工作的${(s * 4 + i * 3) % 60 + 12}项任务，实行清单化管理、项目化推进，完成率应当达到${80 + s * i % 20}％；确因客观原因不能按期完成的，应当提前${i + 3}个工作日书面说明情况（附佐证材料），并报分管区委常委审定。${goals[(s + i + 2) % 6]!}，${means[(s + i + 3) % 6]!}。`)
}
