import { byPatterns, type Found, type PatternRule, type TextRule } from '../find.ts'

/** Last words of names that are no works. A.13.1: 课程、课题、奖品奖状、商标、证照、组织机构、会议、活动等名称不用书名号. */
const NOT_WORKS = [
  '会议', '大会', '全会', '例会', '推进会', '座谈会', '茶话会', '恳谈会', '报告会', '发布会', '联谊会', '仪式', '典礼', '务虚会', '动员会', '现场会', '座谈会议', '联席会', '研讨会', '交流会', '培训班', '研修班', '专题班', '论坛', '峰会',
  '活动', '行动', '专项整治', '大赛', '竞赛', '比赛', '运动会', '文化节', '艺术节', '旅游节', '宣传周', '宣传月', '工程', '课题', '课程', '公开课', '项目',
  '执照', '证书', '[^论求见印考例保公举查实辩确凭佐旁反]证',
  '奖状', '荣誉称号', '奖章', '一等奖', '二等奖', '三等奖', '优秀奖', '进步奖', '锦旗', '商标',
  '领导小组', '委员会', '办公室', '工作专班', '指挥部', '服务中心', '有限公司', '党支部', '联合会', '协会', '合作社', '示范区', '示范点', '服务站', '服务队', '志愿队',
].join('|')

const rows: readonly PatternRule[] = [
  {
    rule: 'P-06', in: 'text', pattern: new RegExp(`《[^《》“”]{1,40}(?:${NOT_WORKS})(?:（[^（）《》]{1,12}）)?》`, 'g'),
    // 题为《……会议》 of a newspaper report or speech names a work after all.
    unless: (found, view) => /(?:题为|发表|刊发|刊登|撰写|文章|通讯|消息|报道|歌曲|节目|栏目|专栏|杂志|电影|图书|诗)$/.test(view.slice(Math.max(0, found.index - 4), found.index)),
    reason: '书名号只用于文件、著作等作品，会议、活动、机构、工程、课程、证照、奖项的名称不用书名号；需要突出的用引号。',
  },
  // What follows tells that the name is an activity's or an honour's; activities about a document keep its marks.
  {
    rule: 'P-06', in: 'text', pattern: /《[^《》“”]{2,20}(?<!法|条例|规定|办法|准则|规则|细则|决定|意见|纲要|章程|选读|文选|论述|著作)》(?=(?:主题|专题|系列|实践|创建|评选|专项|志愿服务)*活动|(?:主题|专题|学习)教育|期间|(?:荣誉)?(?:称号|奖状|奖牌|证书)|专项行动|项目建设)/g,
    unless: (found, view) => /(?:围绕|学习|宣传|阅读|诵读|宣讲|观看|编写|编纂|关于|以)$/.test(view.slice(Math.max(0, found.index - 2), found.index)),
    reason: '书名号只用于文件、著作等作品，活动、假期、奖项的名称不用书名号；需要突出的用引号。', fix: (found) => `“${found[0].slice(1, -1)}”`,
  },
  {
    rule: 'P-06', in: 'text', pattern: /(?<=(?:开设|讲授|选修|开出|必修)[^。；《]{0,8}(?:《[^《》]{1,20}》、?){0,4})《[^《》]{1,20}》(?=(?:、?《[^《》]{1,20}》){0,4}[^，。；]{0,6}课)/g,
    reason: '课程名称不用书名号，需要突出的用引号。',
  },
  {
    rule: 'P-06', in: 'text', pattern: /(?<=《[^《》]{0,40})[<＜][\u4e00-\u9fa5（）]{2,40}[>＞](?=[^《》]{0,40}》)/g, clause: 'GB/T 15834-2011 4.15.2',
    reason: '单书名号用“〈〉”，不用大于号、小于号。', fix: (found) => `〈${found[0].slice(1, -1)}〉`,
  },
  // 4.15.3.4: the short form of a document's name stands in 《》 alone, not in two pairs of marks.
  {
    rule: 'P-06', in: 'text', pattern: /(?<=以下简?称(?:为)?)“《[^《》“”]{1,20}》”|(?<=以下简?称(?:为)?)《“[^《》“”]{1,20}”》/g, severity: 'warning', clause: 'GB/T 15834-2011 4.15.3.4',
    reason: '文件的简称只用书名号，不再加引号。', fix: (found) => found[0].replace(/[“”]/g, ''),
  },
]

const patterns = byPatterns(rows)

/** P-06: what 《》 may hold. */
export const bookMarks: TextRule = (reading, paper) => {
  const { text } = reading.placed
  return text.includes('《') ? [...patterns(reading, paper), ...nested(text)] : []
}

/** 4.15.3.5: 书名号中还需要书名号时，里面一层用单书名号；再里面一层又用双书名号. */
function nested(text: string): readonly Found[] {
  const found: Found[] = []
  const opened: { readonly mark: string; readonly at: number }[] = []
  for (let at = text.search(/[《〈]/); at < text.length && opened.length < 20; at += 1) {
    const mark = text[at]!
    if (mark === '《' || mark === '〈') opened.push({ mark, at })
    if (mark !== '》' && mark !== '〉') continue
    const { mark: open, at: from } = opened.pop() ?? { mark: '', at: 0 }
    if (open !== '《' || opened.at(-1)?.mark !== '《') continue
    found.push({
      rule: 'P-06', offset: from, length: at + 1 - from, clause: 'GB/T 15834-2011 4.15.3.5',
      reason: '书名号里面还要用书名号时，里面一层用单书名号“〈〉”。', fix: `〈${text.slice(from + 1, at)}〉`,
    })
  }
  // An opening mark that is never closed is a matter of pairs, not of nesting.
  return opened.length > 0 ? found.filter(({ offset }) => offset < opened[0]!.at) : found
}
