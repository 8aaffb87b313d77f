import type { ItemKind } from '../../core/items/types.ts'

/** How far the demonstration takes an item. */
export type Reached = 'drafted' | 'atOfficeHead' | 'atLeader' | 'returned' | 'submitted' | 'merged' | 'reserved' | 'declined' | 'editing' | 'reviewing' | 'signed' | 'adopted'
export interface Story { readonly point: string; readonly kind: ItemKind; readonly title: string; readonly text: string; readonly hoursAgo: number; readonly reached: Reached }

/** Items of real life in a district, oldest first; what is merged goes into the one told before it. */
export const stories: readonly Story[] = [
  { point: '区发改局', kind: 'experience', hoursAgo: 120, reached: 'adopted', title: '区发改局推行“一表通办”企业开办时间压缩到半天', text: '今年以来，区发改局针对企业反映的开办环节多、材料重复等问题，会同行政审批等部门推行企业开办“一表通办”。\n一是合并表单。将设立登记、刻章、税控、社保等5个环节的12张表合成1张，企业只填一次。\n二是一窗受理。在政务服务中心设立专窗4个，材料内部流转，不让企业来回跑。\n三是限时办结。受理后4小时内办结，超时自动提醒。截至11月15日，全区新设企业436户，平均用时由2天压缩到半天，企业开办满意度98.2%。' },
  { point: '区教育局', kind: 'development', hoursAgo: 96, reached: 'declined', title: '区教育局召开全区教育系统工作会议', text: '11月19日，区教育局召开全区教育系统工作会议，总结前三季度工作，安排部署第四季度重点任务。会议强调，要提高认识，加强领导，狠抓落实。' },
  { point: '区住建局', kind: 'problem', hoursAgo: 74, reached: 'signed', title: '老旧小区加装电梯“最后一票难”问题值得关注', text: '目前，全区符合条件的老旧小区单元1260个，已加装电梯83台，占6.6%。调研中发现的主要问题是“最后一票难”：低层住户因采光、噪声、房价等顾虑不同意，有19个单元因一户反对停滞超过半年。\n原因主要是补偿没有标准，协商缺少第三方，街道社区只能反复上门。\n建议：一是由区住建局出台低层住户补偿参考标准；二是依托社区成立协商议事小组，引入法律援助；三是对达成协议的小区优先安排管线迁改资金。' },
  { point: '区财政局', kind: 'survey', hoursAgo: 50, reached: 'reviewing', title: '镇街债务化解进度不一需加强统筹', text: '截至10月底，全区9个镇街政府性债务余额4.2亿元，较年初下降8.6%。青禾、白石等4个镇完成年度化债任务，其余5个镇街平均完成61%。调研显示，进度慢的镇街主要是土地出让收入下降、村级工程款拖欠占比高。建议由区财政局会同有关部门按季调度，对拖欠工程款逐笔建账。' },
  { point: '青禾镇党委', kind: 'development', hoursAgo: 26, reached: 'editing', title: '青禾镇连夜加固河堤3公里应对强降雨', text: '11月22日18时，受强降雨影响，青禾镇青河水位上涨1.2米，接近警戒水位。镇党委立即启动防汛四级响应，组织党员干部、民兵120人连夜巡查，加固青山村至河口社区河堤3公里，转移低洼处群众46人。至23日6时，水位回落0.4米，无人员伤亡。' },
  { point: '区水利局', kind: 'development', hoursAgo: 25, reached: 'merged', title: '区水利局调度6台泵车支援青禾镇排涝', text: '11月22日20时，区水利局接青禾镇汛情报告后，调度泵车6台、技术人员14人赶赴青河沿线排涝，至23日5时累计抽排积水1.8万立方米。' },
  { point: '区信访局', kind: 'publicOpinion', hoursAgo: 22, reached: 'reserved', title: '部分家长反映校外托管班收费上涨', text: '11月以来，区信访局收到家长反映校外托管班收费上涨来信来电17件，主要集中在江滨街道，每月由800元涨到1100元。家长希望增加校内延时服务。' },
  { point: '区应急局', kind: 'problem', hoursAgo: 5, reached: 'submitted', title: '电动自行车飞线充电火灾隐患仍较突出', text: '今年以来，全区接报电动自行车火灾11起，其中飞线充电引发7起。目前，全区286个小区中有94个没有集中充电设施。存在的问题是老旧小区电力容量不足、场地难落实。原因主要是建设费用分担不清。建议由区住建局牵头，对94个小区逐一制定方案，年底前完成60个。' },
  { point: '白石镇党委', kind: 'experience', hoursAgo: 4, reached: 'submitted', title: '白石镇“板凳会”办成民生实事62件', text: '白石镇组织镇村干部带着板凳到村民家门口开会，现场记、现场答、限期办。今年以来开“板凳会”118场，收集意见204条，办成修路、改水、装路灯等民生实事62件，群众满意度96%。' },
  { point: '柳溪镇党委', kind: 'development', hoursAgo: 3, reached: 'atLeader', title: '柳溪镇万亩油菜完成秋播', text: '截至11月22日，柳溪镇完成油菜秋播1.06万亩，占计划的101%，其中机播8200亩，比去年提高12个百分点。' },
  { point: '沙洲镇党委', kind: 'problem', hoursAgo: 2, reached: 'returned', title: '沙洲镇农村公路管护情况', text: '沙洲镇农村公路里程长、管护人员少，部分路段破损。' },
  { point: '青禾镇党委', kind: 'problem', hoursAgo: 1, reached: 'atOfficeHead', title: '河堤外来树木根系松动堤身需专业排查', text: '目前，青禾镇青河堤身上有外来速生树木300余株。22日巡查发现其中40株根系松动堤身，存在管涌隐患。原因是多年前绿化时未征求水利部门意见。建议请区水利局组织专业人员在汛后排查，分批移除。' },
  { point: '区发改局', kind: 'development', hoursAgo: 1, reached: 'drafted', title: '四季度重点项目开工情况（素材）', text: '' },
]
