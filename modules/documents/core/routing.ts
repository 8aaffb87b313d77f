import type { Issue } from '#lib/issues'
import type { UnitId } from '#lib/ids'
import { textOfBody, type Content } from './content.ts'
import { kinds, type DocKind, type Way } from './kinds.ts'

/** What a unit is, in the organisation's words. */
export type OrganKind =
  | 'superiorCommittee' | 'superiorOffice' | 'superiorOrgan' | 'districtCommittee' | 'committeeOffice' | 'committeeDepartment'
  | 'government' | 'governmentOffice' | 'districtDepartment' | 'township' | 'peoplesCongress' | 'consultativeConference'
  | 'disciplineCommission' | 'massOrganisation' | 'court' | 'procuratorate' | 'otherBody' | 'section'

export interface OrganFact {
  readonly unit: UnitId
  readonly name: string
  readonly kind: OrganKind
  readonly level: string
  /** 发文立户. */
  readonly registered: boolean
}
type Named = Pick<OrganFact, 'unit' | 'name'>

/** One recipient as it stands to the sender in the tree; groups are already their units. */
export interface RecipientFact {
  readonly as: 'main' | 'copy'
  readonly name: string
  readonly unit: UnitId | null
  readonly kind: OrganKind | null
  /** Null when the tree does not know the recipient. */
  readonly way: 'upward' | 'parallel' | 'downward' | null
  readonly isLeader: boolean
  readonly skipped: readonly Named[]
  readonly otherSuperiors: readonly Named[]
}

/** The tree around one document. */
export interface RoutingFacts {
  readonly sender: OrganFact | null
  readonly joint: readonly OrganFact[]
  readonly recipients: readonly RecipientFact[]
  readonly directSuperior: Named | null
}

/** 上行、平行、下行, computed from the tree and never typed (条例 第十三条). Upward wins, for its rules are the strictest. */
export function wayOf({ recipients }: Pick<RoutingFacts, 'recipients'>): Way {
  const ways = recipients.filter((one) => one.as === 'main').map((one) => one.way)
  if (ways.includes('upward')) return 'upward'
  if (ways.includes('downward')) return 'downward'
  return ways.length ? 'parallel' : 'announced'
}

/** 行文规则 (条例 第十三条至第十七条) as issues. */
export function routingIssues(content: Content, facts: RoutingFacts): readonly Issue[] {
  const given: Given = { content, facts, way: wayOf(facts), mains: facts.recipients.filter((one) => one.as === 'main'), copies: facts.recipients.filter((one) => one.as === 'copy') }
  return rules.flatMap((rule) => rule(given))
}

interface Given {
  readonly content: Content
  readonly facts: RoutingFacts
  readonly way: Way
  readonly mains: readonly RecipientFact[]
  readonly copies: readonly RecipientFact[]
}
type Rule = (given: Given) => readonly Issue[]

const clause = (article: string) => `《党政机关公文处理工作条例》${article}`
const issue = (code: string, severity: Issue['severity'], more: Pick<Issue, 'field' | 'text' | 'clause'>): readonly Issue[] => [{ code, severity, ...more }]
const none: readonly Issue[] = []
const namesOf = (list: readonly { readonly name: string }[]) => [...new Set(list.map((one) => one.name))].join('、')

/** 条例 第十四条: 一般不得越级行文；特殊情况需要越级的，应当同时抄送被越过的机关. */
export const skipsLevels: Rule = ({ mains, copies }) => {
  const skipped = mains.flatMap((one) => one.skipped)
  if (!skipped.length) return none
  const missing = skipped.filter((organ) => !copies.some((copy) => copy.unit === organ.unit))
  return issue('G-ROUTE-01', 'confirm', {
    field: missing.length ? 'copyTo' : 'mainTo', clause: clause('第十四条'),
    text: `主送机关越过了${namesOf(skipped)}。一般不得越级行文；确有特殊情况的，请写明理由${missing.length ? `，并抄送${namesOf(missing)}` : ''}。`,
  })
}

/** 条例 第十五条第一项: 原则上主送一个上级机关. */
export const writesToSeveralSuperiors: Rule = ({ mains }) => {
  const superiors = mains.filter((one) => one.way === 'upward')
  return superiors.length > 1 ? issue('G-ROUTE-02', 'confirm', {
    field: 'mainTo', clause: clause('第十五条第一项'), text: `上行文原则上只主送一个上级机关，现有${superiors.length}个；请保留一个，其余改为抄送，或写明理由。`,
  }) : none
}

/** 条例 第十五条第一项: 不抄送下级机关. */
export const copiesUpwardToSubordinates: Rule = ({ way, copies }) => {
  const below = way === 'upward' ? copies.filter((one) => one.way === 'downward') : []
  return below.length ? issue('G-ROUTE-03', 'block', {
    field: 'copyTo', clause: clause('第十五条第一项'), text: `上行文不得抄送下级机关，请从抄送中删去${namesOf(below)}。`,
  }) : none
}

/** 条例 第十五条第二项: 重大事项应当经本级党委、政府同意或者授权. */
export const reportsMajorMatterAlone: Rule = ({ way, facts, content: { elements } }) =>
  way === 'upward' && elements.major && facts.sender !== null && isDepartment(facts.sender.kind) && !elements.consentRef.trim()
    ? issue('G-ROUTE-04', 'confirm', {
      field: 'consentRef', clause: clause('第十五条第二项'), text: '部门向上级主管部门请示、报告重大事项，应当经本级党委、政府同意或者授权；请填写同意的依据，或写明理由。',
    }) : none

/** 条例 第十五条第三项: 应当提出倾向性意见后上报，不得原文转报上级机关. */
export const passesUpVerbatim: Rule = ({ way, content }) => {
  const body = squeeze(textOfBody(content.body))
  const same = way === 'upward' && body.length > 0 && content.elements.basis.some((basis) => basis.text !== null && squeeze(basis.text) === body)
  return same ? issue('G-ROUTE-05', 'block', {
    field: 'body', clause: clause('第十五条第三项'), text: '下级机关的请示不得原文转报，请写明本机关的倾向性意见后再上报。',
  }) : none
}

/** 条例 第十五条第四项: 请示应当一文一事. */
export const asksSeveralMatters: Rule = ({ content }) => {
  const asked = content.elements.kind === 'request' ? requestClauses(textOfBody(content.body)) : 0
  return asked > 1 ? issue('G-ROUTE-06', 'confirm', {
    field: 'body', clause: clause('第十五条第四项'), text: `请示应当一文一事，正文中有${asked}处请求事项；请分别行文，或说明它们属于同一事项。`,
  }) : none
}

/** 条例 第十五条第四项: 不得在报告等非请示性公文中夹带请示事项. */
export const hidesRequest: Rule = ({ content }) => {
  const { kind } = content.elements
  const found = HIDDEN_REQUEST.exec(textOfBody(content.body))
  if (!found || !NOT_REQUESTS.has(kind)) return none
  return issue('G-ROUTE-07', kind === 'report' ? 'block' : 'warn', {
    field: 'body', clause: clause('第十五条第四项'), text: `${kinds[kind].name}中不得夹带请示事项，请删去「${found[0]}」，需要请示的另行行文。`,
  })
}

/** 条例 第十五条第五项: 除上级机关负责人直接交办事项外，不得以本机关名义向上级机关负责人报送公文. */
export const writesToLeader: Rule = ({ facts, content: { elements } }) => {
  const leaders = facts.recipients.filter((one) => one.isLeader)
  return leaders.length && !elements.leaderAssignment.trim() ? issue('G-ROUTE-08', 'block', {
    field: 'mainTo', clause: clause('第十五条第五项'), text: `不得以机关名义向领导个人（${namesOf(leaders)}）报送公文，请改送机关；属领导直接交办的，请填写交办事项。`,
  }) : none
}

/** 条例 第十五条第六项、第十六条第五项: 受双重领导的，必要时抄送另一上级机关. */
export const forgetsOtherSuperior: Rule = ({ way, mains, facts }) => {
  const others = mains.flatMap((one) => one.otherSuperiors).filter((organ) => organ.unit !== facts.sender?.unit && !facts.recipients.some((one) => one.unit === organ.unit))
  return others.length ? issue('G-ROUTE-09', 'warn', {
    field: 'copyTo', clause: clause(way === 'upward' ? '第十五条第六项' : '第十六条第五项'), text: `涉及双重领导机关，必要时请抄送${namesOf(others)}。`,
  }) : none
}

/** 条例 第十六条第一项: 重要行文应当同时抄送发文机关的直接上级机关. */
export const forgetsDirectSuperior: Rule = ({ way, facts, content: { elements } }) =>
  way === 'downward' && elements.important && facts.directSuperior && !facts.recipients.some((one) => one.unit === facts.directSuperior!.unit)
    ? issue('G-ROUTE-10', 'warn', { field: 'copyTo', clause: clause('第十六条第一项'), text: `重要的下行文应当同时抄送直接上级机关，请考虑抄送${facts.directSuperior.name}。` }) : none

/** 条例 第十六条第二项: 党委、政府的办公厅（室）以外的部门不得向下级党委、政府发布指令性公文. */
export const commandsLowerCommittee: Rule = ({ facts, content: { elements } }) => {
  const lower = facts.sender && isDepartment(facts.sender.kind) ? facts.recipients.filter((one) => one.as === 'main' && one.kind === 'township') : []
  if (!lower.length || !(elements.directive || DIRECTIVE_KINDS.has(elements.kind))) return none
  return issue('G-ROUTE-11', 'block', {
    field: 'mainTo', clause: clause('第十六条第二项'), text: `部门不得向下级党委、政府（${namesOf(lower)}）发布指令性公文或者提出指令性要求，请报党委或政府办公室行文，或改送对口部门。`,
  })
}

/** 条例 第十六条第二项: 需经政府审批的具体事项，经政府同意后可以由部门行文，文中须注明已经政府同意. */
export const omitsGovernmentConsent: Rule = ({ content }) =>
  content.elements.needsGovernmentConsent && !CONSENT.test(textOfBody(content.body))
    ? issue('G-ROUTE-12', 'block', { field: 'body', clause: clause('第十六条第二项'), text: '经政府同意后由部门行文的，正文须注明已经政府同意，如「经区政府同意」。' }) : none

/** 条例 第十七条: 同级机关必要时可以联合行文；属于各自职权范围内的工作，不得联合行文. */
export const joinsUnequals: Rule = ({ facts }) => {
  const unequal = facts.joint.filter((organ) => organ.level !== facts.sender?.level)
  if (!facts.joint.length) return none
  return issue('G-ROUTE-15', 'confirm', {
    field: 'jointOrgans', clause: clause('第十七条'),
    text: unequal.length ? `联合行文限于同级机关，${namesOf(unequal)}与主办机关不同级；请调整，或写明理由。` : '属于党委、政府各自职权范围内的工作，不得联合行文；请写明联合行文的必要性。',
  })
}

/** 条例 第十七条: 部门内设机构除办公厅（室）外不得对外正式行文. */
export const sectionWritesOutward: Rule = ({ facts }) => facts.sender?.kind === 'section'
  ? issue('G-ROUTE-16', 'block', { field: 'organ', clause: clause('第十七条'), text: `「${facts.sender.name}」是内设机构，不得对外正式行文，请以所属机关名义行文。` }) : none

/** 条例 第三十七条: 需要设立党委（党组）的单位，应当向上级党委办公厅（室）提出发文立户申请. */
export const isUnregistered: Rule = ({ facts }) => {
  const without = [facts.sender, ...facts.joint].filter((organ) => organ !== null && organ.kind !== 'section' && !organ.registered) as readonly OrganFact[]
  return without.length ? issue('G-ROUTE-17', 'block', { field: 'organ', clause: clause('第三十七条'), text: `${namesOf(without)}尚未发文立户，不能行文；请先办理立户。` }) : none
}

/** 整治形式主义为基层减负若干规定 一: 议事协调机构不得向下级党委和政府发布指令性公文，不得以“白头”、便笺变通. */
export const coordinationBodyCommands: Rule = ({ facts, content: { elements } }) => {
  const body = facts.sender !== null && (facts.sender.kind === 'otherBody' || COORDINATION.test(facts.sender.name))
  const lower = body ? facts.recipients.filter((one) => one.as === 'main' && one.kind === 'township') : []
  return lower.length && (elements.directive || DIRECTIVE_KINDS.has(elements.kind)) ? issue('G-ROUTE-18', 'block', {
    field: 'mainTo', clause: '《整治形式主义为基层减负若干规定》一', text: `议事协调机构和单位不得向下级党委、政府（${namesOf(lower)}）发布指令性公文，也不得以“白头”、便笺等形式变通。`,
  }) : none
}

// G-ROUTE-13 permits (部门可以向下级对口部门行文、相互行文), so it has no check; G-ROUTE-14 looks at marks and stands in check.ts.
const rules: readonly Rule[] = [
  skipsLevels, writesToSeveralSuperiors, copiesUpwardToSubordinates, reportsMajorMatterAlone, passesUpVerbatim, asksSeveralMatters, hidesRequest,
  writesToLeader, forgetsOtherSuperior, forgetsDirectSuperior, commandsLowerCommittee, omitsGovernmentConsent, joinsUnequals, sectionWritesOutward,
  isUnregistered, coordinationBodyCommands,
]

const DEPARTMENTS: ReadonlySet<OrganKind> = new Set(['committeeDepartment', 'districtDepartment', 'massOrganisation'])
/** 党委、政府的部门, their offices aside. */
const isDepartment = (kind: OrganKind) => DEPARTMENTS.has(kind)
/** Kinds whose nature it is to command. */
const DIRECTIVE_KINDS: ReadonlySet<DocKind> = new Set(['decision', 'order', 'resolution', 'reply'])
const NOT_REQUESTS: ReadonlySet<DocKind> = new Set(['report', 'opinion', 'letter', 'circular', 'minutes'])
const COORDINATION = /(?:领导小组|委员会办公室|指挥部|协调小组|联席会议|专班)$/u
const CONSENT = /经[^，。；]{0,12}政府(?:[^，。；]{0,8})?(?:同意|批准)/u
const HIDDEN_REQUEST = /(?:妥否|当否)，?请(?:批示|批复|审批)|请(?:予)?(?:批示|批复|审批|批准)|恳请[^。]{0,20}(?:批准|支持|解决)|请予支持/u
const REQUEST = /(?:恳请|请求|申请|拟请|请)(?:[^。；，]{0,24})(?:批准|同意|解决|支持|拨付|核定|审批|给予)/gu

/** Sentences that ask for something; the closing phrase is none of them. */
const requestClauses = (text: string): number => [...text.matchAll(REQUEST)].length
const squeeze = (text: string): string => text.replace(/[\s\p{P}]/gu, '')
