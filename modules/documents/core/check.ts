import type { Finding } from '#lib/findings'
import type { Issue } from '#lib/issues'
import { attendanceOf } from './attendance.ts'
import { lengthOf, textOfBlock, textOfBody, type Content } from './content.ts'
import { kindOfTitle, kinds } from './kinds.ts'
import { paperIssues, type Strictness } from './paper-issues.ts'
import { routingIssues, wayOf, type RoutingFacts } from './routing.ts'
import { lastWords, refusedCountersigns } from './rules.ts'
import type { Mark } from './types.ts'

/** When a document is looked at: what may still be missing in a draft must not at the signature. */
export type Moment = 'draft' | 'submit' | 'review' | 'sign' | 'dispatch'

/** What a check looks at besides the words. */
export interface CheckFacts extends RoutingFacts {
  readonly marks: readonly Mark[]
  /** The version that the review passed. */
  readonly reviewedHash: string | null
  readonly hash: string
  /** Whether the drafting unit may write in the organ's name. */
  readonly isOrganAllowed: boolean
  readonly signer: { readonly name: string; readonly isPrincipal: boolean; readonly isHead: boolean } | null
  /** Names of the units that have still to answer, by what they were asked for. */
  readonly unanswered: { readonly consulting: readonly string[]; readonly countersigning: readonly string[] }
  /** Annexes that are PDF files and whose pages are not in the paper, from 0. */
  readonly annexesNotSet: readonly number[]
  /** What a proofreader finds in the words and pages. */
  readonly findings: readonly Finding[]
}

/** Every issue of a document at a moment, the ones that stop it first. */
export function issuesOf(content: Content, facts: CheckFacts, moment: Moment): readonly Issue[] {
  const found = [
    ...elementIssues(content, facts), ...kindIssues(content, facts), ...routingIssues(content, facts), ...textIssues(content, facts),
    ...(moment === 'draft' ? [] : signerIssues(content, facts)), ...(moment === 'review' || moment === 'sign' ? agreementIssues(facts) : []),
    ...(moment === 'dispatch' ? [] : paperIssues(facts.findings, strictnessAt(moment, facts))),
  ]
  const order = { block: 0, confirm: 1, warn: 2 }
  return found.toSorted((a, b) => order[a.severity] - order[b.severity])
}

/** A draft that comes back past its review goes straight on to the signature, so that it is held to it when it is handed in. */
function strictnessAt(moment: Exclude<Moment, 'dispatch'>, { reviewedHash, hash }: CheckFacts): Strictness {
  switch (moment) {
    case 'draft': return 'told'
    case 'submit': return reviewedHash === null ? 'told' : 'held'
    case 'review': return 'held'
    case 'sign': return reviewedHash === hash ? 'passed' : 'held'
  }
}

/** 条例 第二十二条: 重要公文和上行文由机关主要负责人签发. */
export const needsPrincipalHead = (content: Content, facts: RoutingFacts): boolean => content.elements.important || wayOf(facts) === 'upward'

const clause = (article: string) => `《党政机关公文处理工作条例》${article}`

/** 要素 (条例 第九条): what is always there, and what the kind asks for. */
function elementIssues({ elements, body, annexes }: Content, facts: CheckFacts): readonly Issue[] {
  const found: Issue[] = []
  const block = (code: string, field: string, text: string, article: string) => found.push({ code, severity: 'block', field, text, clause: clause(article) })
  if (!elements.title.trim()) block('G-ELEMENT-01', 'title', '请填写标题：发文机关、事由和文种。', '第九条第七项')
  if (!facts.sender) block('G-ELEMENT-02', 'organ', '请选择发文机关。', '第九条第四项')
  if (!body.some((one) => textOfBlock(one).trim())) block('G-ELEMENT-03', 'body', '正文是空的，请撰写或导入正文。', '第九条第九项')
  if (!elements.mainTo.length && !kinds[elements.kind].mainToOptional) block('G-ELEMENT-04', 'mainTo', '请填写主送机关。', '第九条第八项')
  if (!elements.isConfirmedUnclassified) block('G-ELEMENT-05', 'isConfirmedUnclassified', '请确认所拟文稿不涉及国家秘密；涉密文稿不得在本系统办理。', '第九条第二项')
  if (!facts.isOrganAllowed) block('G-ELEMENT-09', 'organ', '起草单位不能以这个机关的名义行文，请改选本机关或授权的上级机关。', '第十三条')
  if (elements.kind === 'minutes' && !attendanceOf(elements).some(({ label }) => label === '出席')) found.push({ code: 'G-ELEMENT-10', severity: 'warn', field: 'attendance', text: '纪要应标注出席人员名单，请在“参会人员”中填写；请假、列席的一并填写。', clause: 'GB/T 9704-2012 10.3' })
  if (elements.kind === 'resolution' && !elements.adoptionNote.trim()) block('G-ELEMENT-06', 'adoptionNote', '决议应当在标题下注明通过的会议和日期。', '第九条第七项')
  if (elements.kind === 'request' && !/\d{5,}/.test(elements.footnote + elements.phone)) found.push({ code: 'G-ELEMENT-07', severity: 'warn', field: 'footnote', text: '请示宜在附注中写明联系人和电话。', clause: clause('第九条第十四项') })
  for (const [index, annex] of annexes.entries()) {
    if (facts.annexesNotSet.includes(index)) found.push({ code: 'G-ANNEX-01', severity: 'warn', field: `annexes.${index}`, text: `附件${index + 1}的 PDF 还没有排进版面，正文之后只印标题；读不懂或页数过多的，请拆分后重新上传。` })
    if (!annex.title.trim()) block('G-ELEMENT-08', `annexes.${index}`, `附件${index + 1}没有名称，请填写。`, '第九条第十项')
  }
  return found
}

/** 文种: the one that the title names, and fit for its direction. */
function kindIssues({ elements }: Content, facts: CheckFacts): readonly Issue[] {
  const found: Issue[] = []
  const title = elements.title.trim()
  const { name, ways } = kinds[elements.kind]
  const way = wayOf(facts)
  // A title without any kind, or with two, is what T-01 and T-02 are about.
  const titled = kindOfTitle(title)
  if (titled !== null && titled !== elements.kind) found.push({ code: 'G-KIND-03', severity: 'block', field: 'title', text: `标题的文种应与所选文种「${name}」一致，请核对。`, clause: clause('第九条第七项') })
  if (facts.recipients.some((one) => one.as === 'main' && one.way !== null) && !ways.includes(way)) found.push({ code: 'G-KIND-04', severity: elements.kind === 'letter' || elements.kind === 'request' || elements.kind === 'reply' ? 'block' : 'confirm', field: 'kind', text: `按主送机关判断为${WAY_WORDS[way]}，「${name}」一般不用于${WAY_WORDS[way]}；${ADVICE[elements.kind] ?? '请核对文种和主送机关，或写明理由'}。`, clause: clause('第八条') })
  if ((elements.kind === 'reply' || elements.passingOn !== null) && !elements.basis.length) found.push({ code: 'G-KIND-05', severity: 'confirm', field: 'basis', text: elements.kind === 'reply' ? '批复应当引述来文标题和文号，请填写所答复的请示。' : '转发、批转、印发的，请填写所转（印）发的文件。', clause: clause('第八条') })
  if (!kinds[elements.kind].issuedHere && facts.sender?.kind !== 'government') found.push({ code: 'G-KIND-06', severity: 'confirm', field: 'kind', text: `「${name}」一般由政府等机关使用，党委机关不用；请核对文种，或写明理由。`, clause: clause('第八条') })
  return found
}

/** Length and ending. */
function textIssues(content: Content, facts: CheckFacts): readonly Issue[] {
  const { elements, body } = content
  const found: Issue[] = []
  const text = textOfBody(body)
  const length = lengthOf(text)
  const limit = lengthLimit(content, facts)
  if (length > limit.characters) found.push({ code: 'G-LENGTH-01', severity: 'confirm', field: 'body', text: `正文${length}字，超过${limit.about}一般不超过${limit.characters}字的要求；请压缩篇幅，或写明理由。`, clause: limit.clause })
  const closings = kinds[elements.kind].closings
  if (closings.length && text && !CLOSING.test(text.slice(-40))) found.push({ code: 'G-CLOSING-01', severity: 'warn', field: 'body', text: `${kinds[elements.kind].name}的结尾惯用「${closings.join('」或「')}」，请核对。` })
  return found
}

/** 若干规定 一 and 重大事项请示报告条例: comprehensive ≤ 5000, special ≤ 4000, special reports upward ≤ 3000. */
function lengthLimit({ elements }: Content, facts: RoutingFacts): { readonly characters: number; readonly about: string; readonly clause: string } {
  const comprehensive = elements.scope === 'comprehensive'
  if (wayOf(facts) === 'upward') return { characters: comprehensive ? 5000 : 3000, about: comprehensive ? '综合报告' : '专项请示报告', clause: '《中国共产党重大事项请示报告条例》' }
  return { characters: comprehensive ? 5000 : 4000, about: comprehensive ? '部署全面工作的文件' : '部署专项工作或者具体任务的文件', clause: '《整治形式主义为基层减负若干规定》一' }
}

function signerIssues(content: Content, facts: CheckFacts): readonly Issue[] {
  if (!facts.signer) return [{ code: 'G-SIGN-01', severity: 'block', field: 'signer', text: '请选择签发人。', clause: clause('第二十二条') }]
  if (!facts.signer.isHead) return [{ code: 'G-SIGN-05', severity: 'block', field: 'signer', text: `公文由本机关负责人签发，${facts.signer.name}不是发文机关的负责人，请改选。`, clause: clause('第二十二条') }]
  return needsPrincipalHead(content, facts) && !facts.signer.isPrincipal
    ? [{ code: 'G-SIGN-02', severity: 'block', field: 'signer', text: `重要公文和上行文由机关主要负责人签发，${facts.signer.name}不是主要负责人，请改选。`, clause: clause('第二十二条') }] : []
}

/** 条例 第十六条第四项、第十九条第六项: nobody asked is left unanswered, and what is not agreed on is not issued. */
function agreementIssues(facts: CheckFacts): readonly Issue[] {
  const found: Issue[] = []
  const against = refusedCountersigns(facts.marks)
  if (against.length) found.push({ code: 'G-ROUTE-14', severity: 'block', field: 'countersignUnits', text: `${against.map((mark) => mark.by.unitName).join('、')}会签不同意，部门之间未协商一致的不得行文；请协商修改后重新送签。`, clause: clause('第十六条第四项') })
  for (const stage of ['consulting', 'countersigning'] as const) {
    const open = facts.unanswered[stage]
    if (open.length) found.push({ code: stage === 'consulting' ? 'G-CONSULT-01' : 'G-ROUTE-14', severity: 'block', field: `${stage === 'consulting' ? 'consult' : 'countersign'}Units`, text: `${open.join('、')}还没有${stage === 'consulting' ? '答复意见' : '会签'}，请等待答复或催办。`, clause: clause(stage === 'consulting' ? '第十九条第六项' : '第十六条第四项') })
  }
  const stale = lastWords(facts.marks, 'countersigning').filter((mark) => mark.hash !== facts.hash)
  if (stale.length) found.push({ code: 'G-SIGN-03', severity: 'warn', field: 'countersignUnits', text: `${stale.map((mark) => mark.by.unitName).join('、')}会签后文稿又有改动，请确认改动已告知会签单位。` })
  if (facts.reviewedHash !== null && facts.reviewedHash !== facts.hash) found.push({ code: 'G-SIGN-04', severity: 'warn', field: 'body', text: '审核后文稿又有改动，请对照花脸稿核对。', clause: clause('第二十条') })
  return found
}

const WAY_WORDS = { upward: '上行文', parallel: '平行文', downward: '下行文', announced: '公布性公文' } as const
const ADVICE: Partial<Record<Content['elements']['kind'], string>> = {
  letter: '向上级行文用请示或报告，向下级行文用通知或批复', request: '请示只主送上级机关，同级或不相隶属的主管部门请用函', reply: '批复只答复下级机关的请示，答复不相隶属机关请用函',
}
const CLOSING = /特此|此复|批示|批复|批转|审议|函复|执行/u
