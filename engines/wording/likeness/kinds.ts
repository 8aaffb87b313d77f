/**
 * What a report may be about, by the words that tell it: two accounts of one event rarely choose the same word, but they choose from one row.
 * A word that stands in daily names too (水, 路) is no sign of an event and is left out.
 */
const rows = {
  flood: /暴雨|强降雨|大雨|内涝|积水|洪水|洪涝|汛情|水位|漫溢|漫堤|倒灌|被淹|受淹|进水|管涌|险情|决口/,
  slide: /滑坡|塌方|山体|泥石流|落石|崩塌|坍塌|地陷|塌陷/,
  weather: /冰雹|大风|龙卷风|雷击|台风|暴雪|寒潮|霜冻|干旱|旱情|高温/,
  fire: /火灾|起火|着火|失火|火情|火势|明火|浓烟|烧毁|燃烧|火警|灭火|扑灭|过火/,
  traffic: /车祸|交通事故|追尾|相撞|碰撞|侧翻|剐蹭|撞上|翻车/,
  work: /安全事故|坠落|触电|窒息|中毒|爆炸|机械伤害|脚手架|塔吊|坠亡|被困/,
  supply: /停水|停电|断水|断电|爆管|爆裂|破裂|漏水|泄漏|停气|断气|抢修|供水|供电|供气/,
  health: /食物中毒|腹泻|呕吐|聚集性|疫情|病例|发热|传染|不适症状|就诊|送医/,
  gathering: /聚集|上访|信访|讨薪|欠薪|拖欠|维权|拉横幅|围堵|诉求|工资|堵门|集访/,
  dispute: /纠纷|拆迁|征收|安置|补偿|延期交房|逾期|停工|烂尾|业主|物业/,
  meeting: /会议|召开|大会|座谈|动员|部署会|推进会|现场会|例会|会上|与会/,
  training: /培训|学员|授课|演练|演习|拉练|讲座|开班/,
  study: /调研|考察|走访|慰问|督导|检查组|视察|实地察看/,
  farming: /收割|收获|采摘|丰收|增收|亩产|种植|栽种|播种|插秧|上市|农机|采收|秋粮|小麦|水稻/,
  project: /开工|奠基|竣工|投产|签约|落地|封顶|通车|投用|动工|试运行|启用|揭牌/,
  festival: /节庆|开幕|文化节|采摘节|比赛|运动会|演出|庙会|游客|马拉松/,
  service: /便民|志愿|宣讲|宣传活动|义诊|招聘会|办事|窗口|上门/,
} as const

export type EventKind = keyof typeof rows
const kinds = Object.entries(rows) as readonly (readonly [EventKind, RegExp])[]

/** The rows of which a text holds words. */
export const kindsIn = (text: string): ReadonlySet<EventKind> => new Set(kinds.flatMap(([kind, words]) => (words.test(text) ? [kind] : [])))

/** Common words of reports, told by their two letters: they say nothing of which event is meant, however few reports there have been yet. */
const STOCK = '情况工作开展组织进行发生目前截至现场人员相关部门单位立即迅速接到报告报警赶赴处置救援干部群众村民居民我镇我区我街全镇全区全街辖区附近左右期间造成影响原因正在调查进一步下步后续措施加强强化落实责任要求会议召开领导负责主要同志书记镇长主任副区参加出席推进项目建设企业发展服务活动组织安全生产及时信息上报有关共计分别通过积极认真做好确保切实稳定有序正常恢复全力投入出动车辆经初步核实原因损失伤亡情绪已经今年以来去年同期同比增长亩产预计达到完成实现带动农户就业收入技术指导农业农村统一机制'
export const stockPairs: ReadonlySet<string> = new Set(STOCK.match(/../g))
