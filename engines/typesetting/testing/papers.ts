import { fillForm } from '../forms.ts'
import type { Block, BulletinPaper, LetterPaper, MinutesPaper, OfficialPaper, OrderPaper } from '../model.ts'

/** A body paragraph of plain text. */
export const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
/** A heading on its own line, or with text running in after it. */
export const heading = (level: 1 | 2 | 3 | 4, text: string, runIn?: string): Block =>
  ({ kind: 'heading', level, runs: [{ text }], ...(runIn ? { runIn: [{ text: runIn }] } : {}) })

/** A notice of the fictional district with two attachments, a table and a seal: what most papers are made of. */
export const notice: OfficialPaper = {
  format: 'document',
  issuerMark: '中共临江区委办公室文件',
  docNumber: '临委办发〔2026〕18号',
  title: '中共临江区委办公室关于进一步规范全区党政机关公文处理工作的通知',
  mainTo: '各镇党委、街道党工委，区委各部委办局，区级各国家机关和人民团体党组（党委）',
  body: [
    paragraph('为深入贯彻落实党中央关于提高公文质量、整治“文山会海”的决策部署，切实解决我区党政机关公文处理中存在的行文不规范、审核不严格、办理不及时等问题，根据《党政机关公文处理工作条例》（中办发〔2012〕14号）和《党政机关公文格式》（GB/T 9704—2012），经区委同意，现就有关事项通知如下。'),
    heading(1, '一、总体要求'),
    paragraph('牢固树立“精简、高效、务实、安全”的公文处理理念，把准确规范、从严控制、限时办结贯穿公文拟制、办理、管理全过程，到2026年底，区级发文总数比上年减少15％以上，紧急公文平均办理时间不超过4个小时，一般公文平均办理时间不超过3个工作日。'),
    heading(1, '二、重点任务'),
    heading(2, '（一）严格行文规则。', '各级各部门应当根据隶属关系和职权范围行文，原则上逐级行文；除上级机关负责人直接交办事项外，不得以机关名义向上级机关负责人报送公文。“请示”应当一文一事，不得在“报告”等非请示性公文中夹带请示事项。属于部门职权范围内的事务，由部门自行行文或者联合行文；须经区委同意的事项，经区委同意后可以由部门行文，文中应当注明“经区委同意”。'),
    heading(2, '（二）规范公文格式。', '公文用纸采用GB/T 148中规定的A4型纸，版心尺寸为156 mm×225 mm，一般每面排22行，每行排28个字，并撑满版心；特定情况可以作适当调整。如无特殊说明，公文格式各要素一般用3号仿宋体字。发文机关标志推荐使用小标宋体字，颜色为红色，以醒目、美观、庄重为原则。'),
    heading(2, '（三）强化审核把关'),
    heading(3, '1. 明确审核重点。', '公文文稿签发前，应当由办公室进行审核。审核的重点是：行文理由是否充分，行文依据是否准确；内容是否符合党的路线方针政策和国家法律法规；所提政策措施和办法是否切实可行；涉及有关地区或者部门职权范围内的事项是否经过充分协商并达成一致意见。'),
    heading(4, '（1）内容审核。', '人名、地名、时间、数字、段落顺序、引文等是否准确；文字、数字、计量单位和标点符号等用法是否规范。经办人旻昉、玥珣应当在2个工作日内提出意见——逾期视为同意……'),
    heading(1, '三、组织保障'),
    paragraph('各单位要把公文处理工作摆上重要议事日程，主要负责同志亲自抓、分管负责同志具体抓，配备政治可靠、业务过硬、作风优良的工作人员。区委办公室每半年组织一次检查评估，结果纳入年度综合考核。工作中的重要情况和问题，请及时报告（电话：0571－8765 4321，邮箱：gwcl@linjiang.gov.example）。'),
  ],
  attachments: [
    {
      title: '全区公文处理重点任务分工表',
      body: [{
        kind: 'table', columns: [2, 8, 5, 4], headerRows: 1, caption: '（2026年度）',
        rows: [
          [{ text: '序号' }, { text: '任务' }, { text: '牵头单位' }, { text: '完成时限' }],
          [{ text: '1' }, { text: '修订公文处理实施细则，明确行文规则、审核标准和办理时限' }, { text: '区委办公室', rowSpan: 2 }, { text: '2026年12月15日前' }],
          [{ text: '2' }, { text: '开展公文质量检查评估' }, { text: '每半年一次' }],
          [{ text: '3' }, { text: '保障措施由各单位自行制定', columnSpan: 3 }],
        ],
      }],
    },
    { title: '公文质量检查评分标准', body: [paragraph('满分100分，按内容、格式、时效三项评分。')] },
  ],
  signatories: [{ organ: '中共临江区委办公室', seal: { organ: '中国共产党临江区委员会办公室', note: '测试印章' } }],
  docDate: '2026年11月23日',
  footnote: '此件公开发布',
  copyTo: '市委办公室，区人大常委会办公室，区政府办公室，区政协办公室，区人武部，区法院，区检察院，各人民团体',
  printOrg: '中共临江区委办公室',
  printDate: '2026年11月23日',
}

const seal = (organ: string) => ({ organ, note: '测试印章' })
const closingLine = '特此函告，请予支持为盼。'

/** A joint notice with all marks and three seals. */
export const jointNotice: OfficialPaper = {
  ...notice, issuerMark: { organs: ['中共临江区委组织部', '临江区财政局', '临江区人力资源和社会保障局'], word: '文件' }, docNumber: '临组发〔2026〕7号', attachments: [],
  title: '关于做好2026年度村级组织运转经费保障工作的通知',
  signatories: ['中共临江区委组织部', '临江区财政局', '临江区人社局'].map((organ) => ({ organ, seal: seal(organ) })),
  printOrg: '中共临江区委组织部办公室',
}

/** An upward request with three signers. */
export const request: OfficialPaper = {
  ...notice, urgency: '加急', title: '中共临江区委关于成立临江区数字化改革领导小组的请示', docNumber: '临委〔2026〕5号', issuerMark: '中共临江区委文件', signers: ['王建国', '李明', '欧阳文华'],
  mainTo: '市委', attachments: [], signatories: [{ organ: '中共临江区委', seal: seal('中国共产党临江区委员会') }], footnote: '联系人：王明，联系电话：0571－87654321',
  body: [paragraph('为深入贯彻落实省委、市委关于数字化改革的决策部署，统筹推进我区数字化改革工作，拟成立临江区数字化改革领导小组。妥否，请批示。')],
}

/** A letter of one page. */
export const letter: LetterPaper = {
  format: 'letter', issuerMark: '中共临江区委办公室', docNumber: '临委办函〔2026〕12号', urgency: '特急', title: '中共临江区委办公室关于商请协助做好全省现场会筹备工作的函', mainTo: '区交通运输局',
  body: [paragraph('全省基层治理现场会定于2026年12月上旬在我区召开。为确保会议期间交通组织安全、有序，请贵局协助做好沿线道路保畅、车辆调度等工作，并于11月27日前将工作方案报我办。'), paragraph(closingLine)],
  attachments: [], signatories: [{ organ: '中共临江区委办公室', seal: seal('中国共产党临江区委员会办公室') }], docDate: '2026年11月23日', footnote: '联系人：李晓明，电话：87654321', copyTo: '区公安分局，区城市管理局',
}

/** An order with the signer's stamp. */
export const order: OrderPaper = {
  format: 'order', issuerMark: '临江区人民政府令', docNumber: '第3号',
  body: [paragraph('《临江区城市停车管理办法》已经2026年11月20日区人民政府第58次常务会议审议通过，现予公布，自2027年1月1日起施行。')],
  attachments: [], signatories: [{ organ: '', stamp: { title: '区　长', name: '周正平' } }], docDate: '2026年11月23日', copyTo: '区委各部门，区人大常委会办公室，区政协办公室', printOrg: '临江区人民政府办公室', printDate: '2026年11月24日',
}

/** Minutes with those attending. */
export const minutes: MinutesPaper = {
  format: 'minutes', issuerMark: '中共临江区委常委会会议纪要', docNumber: '〔2026〕31号', editor: '中共临江区委办公室', issuedOn: '2026年11月23日', attachments: [], signatories: [],
  body: [
    paragraph('2026年11月20日下午，区委书记吴书平主持召开区委常委会会议，研究当前重点工作。纪要如下。'),
    heading(1, '一、传达学习省委全会精神'), paragraph('会议指出，要把学习贯彻省委全会精神作为当前和今后一个时期的重要政治任务，结合我区实际抓好贯彻落实。'.repeat(3)),
    heading(1, '二、研究基层减负工作'), paragraph('会议强调，要持续整治形式主义，为基层减负，严格控制发文和会议数量。'.repeat(4)),
  ],
  attendance: [
    { label: '出席', names: '吴书平、周正平、李建军、王晓东、陈国强、赵文、钱立新、孙海燕、李明、周文、吴刚、郑洁' }, { label: '请假', names: '冯远' },
    { label: '列席', names: '区人大常委会主任褚卫国、区政协主席卫东，区委办公室、区委组织部、区委宣传部、区发展和改革局主要负责人' },
  ],
  copyTo: '区委常委，区人大常委会、区政府、区政协领导', printOrg: '中共临江区委办公室', printDate: '2026年11月23日',
}

/** A bulletin of two columns and three items. */
export const bulletin: BulletinPaper = {
  format: 'bulletin', masthead: '临江信息', notice: '内部资料', issue: '第12期', totalIssue: '总第345期', editor: '中共临江区委办公室', issuedOn: '2026年11月23日', hasContents: true,
  editorNote: '基层减负是一项长期工作。现将三个单位的做法予以刊发，供各地各部门学习借鉴。',
  columns: [
    { name: '工作动态', items: [
      { title: '区财政局压缩一般性支出成效明显', body: [paragraph('今年以来，区财政局坚持过紧日子，一般性支出同比下降12.5％，腾出资金3.2亿元用于民生。'.repeat(4))], source: '区财政局供稿' },
      { title: '城关镇推行“一表通”减轻基层填报负担', body: [paragraph('城关镇将原有47张报表整合为一张，村（社区）干部填报时间减少六成以上。'.repeat(5))], source: '城关镇供稿' },
    ] },
    { name: '经验交流', items: [{ title: '区行政服务中心“一窗受理”改革的做法', editorNote: '此做法已被市委办公室转发。', body: [heading(1, '一、梳理事项'), paragraph('将涉及12个部门的386个事项全部纳入综合窗口。'.repeat(6)), heading(1, '二、再造流程'), paragraph('平均办理时限由7.5个工作日压缩至2.1个工作日。'.repeat(6))] }] },
  ],
  reportTo: '市委办公室，区委常委，区人大常委会、区政府、区政协主要领导', sendTo: '区人大常委会、区政府、区政协领导', issueTo: '各镇党委、街道党工委，区委各部委办局', copies: '120',
}

/** The forms of the office, filled in. */
export const draftSheet = fillForm('draftSheet', {
  docNumber: '临委办发〔2026〕18号', urgency: '加急', signing: [{ text: '同意。请尽快印发。', signed: '吴书平　2026年11月23日' }], countersigning: [{ text: '', signed: '周正平　2026年11月22日' }, { text: '同意', signed: '李建军　2026年11月22日' }],
  unitCheck: [{ text: '已核，请办公室领导审。', signed: '李晓明　2026年11月20日' }], officeReview: [{ text: '拟同意，请吴书记签发。', signed: '王晓东　2026年11月21日' }],
  leadUnit: '秘书科', drafter: '李晓明', phone: '87654321', kind: '通知', openness: '主动公开', title: notice.title, mainTo: notice.mainTo ?? '', copyTo: notice.copyTo ?? '',
  attachments: '1. 全区公文处理重点任务分工表\n2. 公文质量检查评分标准', copies: '120', proofreading: '张敏', printDate: '2026年11月24日', remark: '',
}, { title: '中共临江区委办公室发文稿纸' })

export const supervisionNotice = fillForm('supervisionNotice', {
  docNumber: '临委督〔2026〕15号', issuedOn: '2026年11月23日', leadUnit: '区住房和城乡建设局', cooperating: '区财政局、城关镇', source: '区委常委会会议纪要〔2026〕31号', matter: '加快推进城关镇老旧小区改造，年内完成12个小区、3200户改造任务。',
  instruction: '请住建局牵头，挂图作战，确保年底前完工。（吴书平，11月20日）', demand: '一、制定改造计划表，明确责任人和时间节点。\n二、每周五下班前报送进展情况。\n三、办结后5个工作日内书面报告结果。', due: '2026年12月31日', reporting: '每周五', contact: '张敏', phone: '87651234',
}, { title: '中共临江区委办公室督办通知', signatories: [{ organ: '中共临江区委督查室', seal: seal('中共临江区委督查室') }], docDate: '2026年11月23日' })

export const supervisionLetter = fillForm('supervisionLetter', {
  docNumber: '临委督函〔2026〕3号', matter: '城关镇老旧小区改造', supervisionNumber: '临委督〔2026〕15号', due: '2026年10月31日', problem: '截至11月20日仅完成7个小区，进度滞后，已两次催办。', demand: '请主要负责同志亲自研究，倒排工期，于11月30日前完成剩余任务。', reporting: '2026年11月25日前', contact: '张敏，87651234',
}, { mainTo: '区住房和城乡建设局', lead: [paragraph('你单位承办的下列事项逾期未办结，现函告如下，请高度重视，抓紧办理。')], signatories: [{ organ: '中共临江区委督查室' }], docDate: '2026年11月23日' })

/** A table too wide to stand upright. */
export const wideTable: Block = {
  kind: 'table', landscape: true, columns: [2, 6, 12, 6, 6, 5, 5, 4], headerRows: 2, caption: '（2026年度）',
  rows: [
    [{ text: '序号', rowSpan: 2 }, { text: '类别', rowSpan: 2 }, { text: '任务', rowSpan: 2 }, { text: '责任单位', columnSpan: 2 }, { text: '时限', columnSpan: 2 }, { text: '备注', rowSpan: 2 }],
    [{ text: '牵头' }, { text: '配合' }, { text: '启动' }, { text: '完成' }],
    ...Array.from({ length: 24 }, (_, i) => [{ text: String(i + 1) }, ...(i % 4 === 0 ? [{ text: `第${i / 4 + 1}类重点任务`, rowSpan: 4 }] : []), { text: '修订公文处理实施细则，明确行文规则、审核标准和办理时限，建立月通报、季评比、年考核机制' }, { text: '区委办公室' }, { text: '区政府办公室' }, { text: '3月' }, { text: '12月' }, { text: '' }]),
  ],
}
