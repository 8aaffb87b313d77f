import type { Block, OfficialPaper } from '../model.ts'

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
