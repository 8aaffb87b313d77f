import type { Issue } from '#lib/issues'
import type { Content } from './types.ts'

/** B3, Writing norms; the figures are practice and so settings. */
export interface Norms { readonly leastCharacters: number; readonly mostCharacters: number; readonly longestTitle: number }
export const shippedNorms: Norms = { leastCharacters: 500, mostCharacters: 1500, longestTitle: 30 }

/** What a reader at the office would ask for. Advice, never a refusal: an urgent line of forty characters is still worth reporting. */
export function normIssues(content: Content, norms: Norms): readonly Issue[] {
  return [...titleIssues(content, norms), ...lengthIssues(content, norms), ...matterIssues(content), ...factIssues(content), ...problemIssues(content)]
}

const advise = (code: string, field: 'title' | 'text', text: string): Issue => ({ code, severity: 'warn', field, text, clause: '信息写作规范' })
/** Characters as an editor counts them: blanks and line ends count for nothing. */
export const charactersIn = (text: string): number => [...text.replace(/\s/g, '')].length

/** 标题即要点: who did what, or what happened; not 关于…的报告. */
function titleIssues({ title }: Content, { longestTitle }: Norms): readonly Issue[] {
  const words = title.trim()
  if (!words) return []
  return [
    ...(/^关于.*的(情况|报告|汇报|信息|通报|说明)$|(情况|信息|简报|汇报)$/.test(words) ? [advise('N-TITLE', 'title', '标题没有说出要点，建议直接写明做了什么、发生了什么、问题是什么。')] : []),
    ...(charactersIn(words) < 8 ? [advise('N-TITLE-SHORT', 'title', '标题偏短，建议写明主体和要点。')] : []),
    ...(charactersIn(words) > longestTitle ? [advise('N-TITLE-LONG', 'title', `标题超过${longestTitle}字，建议压缩到一行。`)] : []),
  ]
}

function lengthIssues({ text }: Content, { leastCharacters, mostCharacters }: Norms): readonly Issue[] {
  const count = charactersIn(text)
  if (count === 0) return []
  if (count < leastCharacters) return [advise('N-SHORT', 'text', `正文${count}字，一般不少于${leastCharacters}字，建议补充做法、数据或影响。`)]
  return count > mostCharacters ? [advise('N-LONG', 'text', `正文${count}字，一般不超过${mostCharacters}字，建议压缩或分成两条。`)] : []
}

/** 一事一报. */
const matterIssues = ({ title, text }: Content): readonly Issue[] => (/(另外|此外|另悉)[，,]?.{0,12}(召开|开展|发生|举行)/.test(text) || /[；;].*[；;]/.test(title)
  ? [advise('N-MATTER', 'text', '似乎写了两件事，建议一事一报，另一件另写一条。')] : [])

const NUMERAL = String.raw`[\d〇零一二三四五六七八九十百千万亿两]`
const TIME = new RegExp(String.raw`${NUMERAL}+(年|月|日|时|点)|今年|去年|上半年|下半年|季度|今天|今日|昨日|目前|截至|近日|近期`)
const PLACE = /[镇乡街道村社区路县市区站桥河江湖园厂校院库段组]/
const FIGURE = new RegExp(String.raw`${NUMERAL}+(\.\d+)?\s*(%|％|个|人|户|名|元|万|亿|亩|公里|米|吨|起|件|次|家|项|台|辆|处|条|天|小时|倍|成)`)

/** 时间、地点、数字. */
function factIssues({ text, kind, eventAt }: Content): readonly Issue[] {
  if (charactersIn(text) === 0) return []
  const lacks = [...(TIME.test(text) ? [] : ['时间']), ...(PLACE.test(text) ? [] : ['地点']), ...(FIGURE.test(text) ? [] : ['数字'])]
  return [
    ...(lacks.length > 0 ? [advise('N-FACTS', 'text', `正文里没有看到${lacks.join('、')}，建议补充。`)] : []),
    ...(kind === 'development' && eventAt === null ? [advise('N-EVENT-TIME', 'text', '动态类信息建议填写事发时间，用来认定首报。')] : []),
  ]
}

const PARTS: readonly { readonly name: string; readonly sign: RegExp }[] = [
  { name: '现状', sign: /现状|目前|截至|基本情况|近年来|今年以来/ }, { name: '问题', sign: /问题|困难|不足|短板|矛盾|隐患|反映/ }, { name: '原因', sign: /原因|由于|因为|主要是|根源|导致/ }, { name: '建议', sign: /建议|对策|应当|下一步|希望/ },
]

/** 问题建议类: 现状、问题、原因、建议. */
function problemIssues({ kind, text }: Content): readonly Issue[] {
  if (kind !== 'problem' || charactersIn(text) === 0) return []
  const lacks = PARTS.filter(({ sign }) => !sign.test(text)).map(({ name }) => name)
  return lacks.length > 0 ? [advise('N-PROBLEM', 'text', `问题建议类信息一般写现状、问题、原因、建议，还没有看到${lacks.join('、')}。`)] : []
}
