import type { AlertKind, Category, Elements, EmergencyAt, Fault, Grade, ReportKind, ReportWords } from './types.ts'

export const categoryWords: Readonly<Record<Category, string>> = { naturalDisaster: '自然灾害', accident: '事故灾难', publicHealth: '公共卫生事件', socialSecurity: '社会安全事件', otherSensitive: '其他敏感情况' }
export const gradeWords: Readonly<Record<Grade, string>> = { gravest: 'Ⅰ级 特别重大', major: 'Ⅱ级 重大', larger: 'Ⅲ级 较大', ordinary: 'Ⅳ级 一般' }
export const stageWords: Readonly<Record<EmergencyAt, string>> = { absent: '未接报', received: '已接报', reported: '已初报', concluded: '已终报', evaluated: '已评估', archived: '已归档', dismissed: '已排除' }
export const reportWords: Readonly<Record<ReportKind, string>> = { initial: '初报', followUp: '续报', final: '终报' }
export const faultWords: Readonly<Record<Fault, string>> = { late: '迟报', missed: '漏报', concealed: '瞒报', falsified: '谎报' }
export const alertWords: Readonly<Record<AlertKind, string>> = {
  new: '新紧急信息待处置', phoneNear: '电话上报时限将到', phonePassed: '电话上报已超时', writtenNear: '书面初报时限将到', writtenPassed: '书面初报已超时', followUp: '续报时限已到', signature: '口头审签待补签',
}

/** C3 in its order; the first six a 初报 cannot be without. */
export const elementWords: Readonly<Record<keyof Elements, string>> = {
  occurredAt: '事发时间', place: '地点', nature: '事件性质', source: '信息来源', contact: '联系人', contactPhone: '联系电话', cause: '起因', course: '基本过程', casualties: '伤亡和损失', impact: '影响范围', trend: '发展趋势',
  leaders: '领导到位情况', measures: '已采取措施', next: '下步打算和建议', coordination: '需协调事项',
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** 一, 十, 十二, 二十三: numbers below a hundred as reports are counted. */
export const countWords = (count: number): string => (count < 10 ? DIGITS[count]! : `${count < 20 ? '' : DIGITS[Math.floor(count / 10)]!}十${DIGITS[count % 10]!}`)

/** 初报, 续报一, 终报. */
export const reportName = ({ kind }: Pick<ReportWords, 'kind'>, ordinal: number): string => (kind === 'followUp' ? `续报${countWords(ordinal)}` : reportWords[kind])

/** C3: 关于××（地点）发生××（事件）的报告（初报）. */
export const titleOf = ({ place, nature }: Pick<Elements, 'place' | 'nature'>, report: string): string => `关于${place || '某地'}发生${nature || '突发事件'}的报告（${report}）`
/** The emergency itself, as lists and notices name it. */
export const nameOf = ({ place, nature }: Pick<Elements, 'place' | 'nature'>): string => `${place}${nature || '突发事件'}`
