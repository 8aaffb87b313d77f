/** The class of organs to which a name belongs, as 主送 and 抄送 group them. */
export type OrganClass =
  | 'town' | 'committeeDepartment' | 'department' | 'massOrganisation' | 'enterprise'
  /** The leading organs: each is a class of its own. */
  | 'committee' | 'congress' | 'government' | 'consultative' | 'discipline' | 'justice'

/** The first that fits: 区委办公室 is of the committee itself, 区委组织部 one of its departments, 区政府办公室 of the government. */
const CLASSES: readonly (readonly [OrganClass, RegExp])[] = [
  ['town', /^各(?:镇|乡|街道|开发区|园区)|^(?:乡镇|镇街|街道)|(?:镇|乡)(?:党委|政府|人民政府|党政办公室)?$|街道(?:党工委|工委|办事处)?$|(?:开发区|高新区|工业园区?)(?:党工委|管委会)?$/],
  ['massOrganisation', /(?:人民|群众)团体$|总工会$|妇联$|妇女联合会$|科协$|科学技术协会$|工商联$|工商业联合会$|残联$|残疾人联合会$|文联$|文学艺术界联合会$|红十字会$|^(?:共青)?团[省市区县]委$/],
  ['discipline', /纪委(?:监委|监委机关|机关)?$|纪律检查委员会$|监察委员会$/],
  ['justice', /(?:法院|检察院)$/],
  ['congress', /人大(?:常委会|主席团|机关)?(?:办公[厅室])?$|人民代表大会(?:常务委员会)?(?:办公[厅室])?$/],
  ['consultative', /政协(?:机关)?(?:办公[厅室])?$|政治协商会议.*委员会$/],
  ['government', /^.{0,8}[省市区县](?:人民)?政府(?:办公[厅室])?$/],
  ['committee', /^(?:中共)?.{0,8}[省市区县]委(?:办公[厅室]|员会|员会办公[厅室])?$/],
  ['committeeDepartment', /^[省市区县]委(?:各|.{2,12}(?:部|委|办|局|校|工委|委员会|办公室)$)/],
  ['department', /^[省市区县](?:直|级机关|级国家机关)各|^[省市区县](?:人民)?政府各|^[省市区县][^委各][^各]{0,10}(?:局|委|委员会|中心|馆)$|分局$/],
  ['enterprise', /^各(?:企业|企事业|国有企业|学校|医院|高校|村|社区|事业单位|直属单位)|(?:公司|集团|学校|中学|小学|大学|学院|医院|银行)$/],
]

/** The class of an organ or of a group of them by its printed name; null where the name does not tell. */
export const organClassOf = (name: string): OrganClass | null => CLASSES.find(([, pattern]) => pattern.test(name))?.[0] ?? null

/** Of the province, the city, the district: only a first character tells; towns and outsiders have none. */
export const organLevelOf = (name: string): number => ['省', '市', '区县'].findIndex((levels) => levels.includes(name[0] ?? ' '))

/** What stands between two organs in 主送 and 抄送: 、 within a class of one level, ， between classes (惯例 on GB/T 9704-2012 7.3.2). */
export function markBetweenOrgans(one: string, other: string): '、' | '，' {
  const [first, second] = [organClassOf(one), organClassOf(other)]
  const [level, otherLevel] = [organLevelOf(one), organLevelOf(other)]
  return first !== null && first === second && (level < 0 || otherLevel < 0 || level === otherLevel) ? '、' : '，'
}
