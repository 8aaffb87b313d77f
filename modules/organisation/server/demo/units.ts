import type { Cells } from '../../core/import-rows.ts'

// 云江市临江区 is invented; so are its towns and streets.
const CITY = '云江市'
const DISTRICT = `${CITY}临江区`
const COMMITTEE = '临江区委'
const GOVERNMENT = '临江区政府'
const OFFICE = '区委办公室'

/** Short name of the district office whose platform this is. */
export const officeName = OFFICE

/** Sections (科室) of the committee office, as documents.md §12 lists them. */
export const sections = ['秘书科', '综合科', '调研室', '信息科', '督查室', '法规科', '会务接待科', '值班室', '机要保密科', '档案室', '行政科', '人事科'] as const
/** Sections repeat their short names, so cells name them in full. */
export const sectionName = (section: (typeof sections)[number]): string => `中共${DISTRICT}委办公室${section}`

interface Organ { readonly shortName: string; readonly name: string; readonly prefix: string }

/** 区委部委: departments of the Party committee. */
export const committeeDepartments: readonly Organ[] = ([
  ['组织部', '组织部', '临组'], ['宣传部', '宣传部', '临宣'], ['统一战线工作部', '统战部', '临统'], ['政法委员会', '政法委', '临政法'], ['社会工作部', '社会工作部', '临社'],
  ['网络安全和信息化委员会办公室', '网信办', '临网信'], ['机构编制委员会办公室', '编办', '临编办'], ['巡察工作领导小组办公室', '巡察办', '临巡'],
  ['老干部局', '老干部局', '临老干'], ['直属机关工作委员会', '直属机关工委', '临直工'], ['党校', '党校', '临党校'],
] as const).map(([name, short, prefix]) => ({ name: `中共${DISTRICT}委${name}`, shortName: `区委${short}`, prefix }))

/** 区直部门: departments of the government. */
export const departments: readonly Organ[] = ([
  ['发展和改革局', '发改局', '临发改'], ['教育局', '教育局', '临教'], ['科学技术局', '科技局', '临科'], ['工业和信息化局', '工信局', '临工信'],
  ['民族宗教事务局', '民宗局', '临民宗'], ['民政局', '民政局', '临民'], ['司法局', '司法局', '临司'], ['财政局', '财政局', '临财'],
  ['人力资源和社会保障局', '人社局', '临人社'], ['住房和城乡建设局', '住建局', '临住建'], ['交通运输局', '交通局', '临交'], ['水利局', '水利局', '临水'],
  ['农业农村局', '农业农村局', '临农'], ['商务局', '商务局', '临商'], ['文化和旅游局', '文旅局', '临文旅'], ['卫生健康局', '卫健局', '临卫'],
  ['退役军人事务局', '退役军人局', '临退役'], ['应急管理局', '应急局', '临应急'], ['审计局', '审计局', '临审'], ['国有资产监督管理局', '国资局', '临国资'],
  ['市场监督管理局', '市场监管局', '临市监'], ['统计局', '统计局', '临统计'], ['医疗保障局', '医保局', '临医保'], ['林业局', '林业局', '临林'],
  ['城市管理局', '城管局', '临城管'], ['信访局', '信访局', '临信'], ['数据和行政审批局', '数据审批局', '临数'], ['机关事务服务中心', '机关事务中心', '临机管'],
  ['投资促进中心', '投促中心', '临投促'], ['档案馆', '档案馆', '临档'], ['融媒体中心', '融媒体中心', '临融'],
] as const).map(([name, short, prefix]) => ({ name: `${DISTRICT}${name}`, shortName: `区${short}`, prefix }))

/** 双重管理的区直单位: led by the district government and by the organ of the city. */
const dualDepartments: readonly (Organ & { readonly upper: string })[] = [
  { name: `${CITY}公安局临江分局`, shortName: '公安临江分局', prefix: '临公', upper: '市公安局' },
  { name: `${CITY}自然资源局临江分局`, shortName: '自然资源临江分局', prefix: '临自然', upper: '市自然资源局' },
  { name: `${CITY}生态环境局临江分局`, shortName: '生态环境临江分局', prefix: '临环', upper: '市生态环境局' },
  { name: `国家税务总局${DISTRICT}税务局`, shortName: '区税务局', prefix: '临税', upper: '市税务局' },
]

/** 镇街: the Party committees of towns and the working committees of streets. */
export const townships: readonly Organ[] = [
  ...['青禾', '白石', '柳溪', '云渡', '沙洲', '古塘', '竹园', '南屏', '石桥', '梅岭'].map((place) => ({ shortName: `${place}镇党委`, name: `中共${DISTRICT}${place}镇委员会`, prefix: `${place}委` })),
  ...['江滨', '城东', '望江', '文峰', '新港'].map((place) => ({ shortName: `${place}街道党工委`, name: `中共${DISTRICT}${place}街道工作委员会`, prefix: `${place}工委` })),
]

export const massOrganisations: readonly Organ[] = ([
  ['总工会', '区总工会', '临工'], ['妇女联合会', '区妇联', '临妇'], ['科学技术协会', '区科协', '临协'], ['工商业联合会', '区工商联', '临工商联'],
  ['残疾人联合会', '区残联', '临残'], ['文学艺术界联合会', '区文联', '临文联'], ['红十字会', '区红十字会', '临红'],
] as const).map(([name, shortName, prefix]): Organ => ({ name: `${DISTRICT}${name}`, shortName, prefix }))
  .concat({ name: `中国共产主义青年团${DISTRICT}委员会`, shortName: '团区委', prefix: '临团' })

const cityOrgans: readonly (readonly [name: string, shortName: string, kind: string, above: string])[] = [
  [`中共${CITY}委员会`, '市委', '上级党委', ''], [`中共${CITY}委办公室`, '市委办公室', '上级党委办公室', '市委'], [`${CITY}人民政府`, '市政府', '上级机关', '市委'],
  [`中共${CITY}纪律检查委员会`, '市纪委监委', '上级机关', '市委'], [`中共${CITY}委组织部`, '市委组织部', '上级机关', '市委'], [`${CITY}人民政府办公室`, '市政府办公室', '上级机关', '市政府'],
  ...['财政局', '公安局', '自然资源局', '生态环境局', '税务局'].map((name) => [`${CITY}${name}`, `市${name}`, '上级机关', '市政府'] as const),
]

/** Rows of the sheet 单位. */
export const unitCells: readonly Cells[] = [
  ...cityOrgans.map(([name, shortName, kind, above]) => [name, shortName, kind, '市级', above]),
  [`中共${DISTRICT}委员会`, COMMITTEE, '区委', '区级', '市委', '', '', '', '临委、临委发'],
  [`${DISTRICT}人民代表大会常务委员会`, '区人大常委会', '人大', '区级', COMMITTEE, '', '', '', '临人常'],
  [`${DISTRICT}人民政府`, GOVERNMENT, '区政府', '区级', COMMITTEE, '市政府', '', '', '临政、临政发'],
  [`中国人民政治协商会议${DISTRICT}委员会`, '区政协', '政协', '区级', COMMITTEE, '', '', '', '临协发'],
  [`中共${DISTRICT}纪律检查委员会`, '区纪委监委', '纪委监委', '区级', COMMITTEE, '市纪委监委', '', '', '临纪'],
  [`${DISTRICT}人民法院`, '区法院', '法院', '区级', COMMITTEE, '', '', '', '临法'],
  [`${DISTRICT}人民检察院`, '区检察院', '检察院', '区级', COMMITTEE, '', '', '', '临检'],
  [`中国人民解放军${DISTRICT}人民武装部`, '区人武部', '其他单位', '正科级', COMMITTEE, '', '', '', '临武'],
  [`中共${DISTRICT}委办公室`, OFFICE, '区委办公室', '正科级', COMMITTEE, '', '市委办公室', '', '临委办、临委办发、临委办字、临委办函、临委督'],
  ...sections.map((section, at) => [sectionName(section), section, '科室', '科室级', OFFICE, '', '', '', '', at + 1]),
  ...committeeDepartments.map((one) => [one.name, one.shortName, '区委部委', '正科级', COMMITTEE, '', one.shortName === '区委组织部' ? '市委组织部' : '', '', one.prefix]),
  [`${DISTRICT}人民政府办公室`, '区政府办公室', '区政府办公室', '正科级', GOVERNMENT, '', '市政府办公室', '', '临政办、临政办函'],
  ...departments.map((one) => [one.name, one.shortName, '区直部门', '正科级', GOVERNMENT, '', one.shortName === '区财政局' ? '市财政局' : '', '', one.prefix]),
  ...dualDepartments.map((one) => [one.name, one.shortName, '区直部门', '正科级', GOVERNMENT, one.upper, '', '', one.prefix]),
  ...townships.map((one) => [one.name, one.shortName, '镇街', '正科级', COMMITTEE, GOVERNMENT, '', '', one.prefix]),
  ...massOrganisations.map((one) => [one.name, one.shortName, '群团', '正科级', COMMITTEE, '', '', '', one.prefix]),
]

/** Short names of all government departments, the doubly led ones too. */
export const allDepartments: readonly string[] = [...departments, ...dualDepartments].map((one) => one.shortName)
export const otherBodies: readonly string[] = ['区人大常委会', '区政协', '区纪委监委', '区法院', '区检察院', '区人武部', '区政府办公室']
export { COMMITTEE as committeeName, GOVERNMENT as governmentName }
