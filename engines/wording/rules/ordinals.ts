import { byPatterns, type PatternRule } from '../find.ts'
import { HAN } from '../reading.ts'

const b3 = (clause: string) => ({ clause: `GB/T 15834-2011 ${clause}` })
/** Where an item may begin: the start of a text or after a mark that ends the item before. */
const BEGIN = String.raw`(?<=^[\s\u3000]{0,4}|[：；。])`

const rows: readonly PatternRule[] = [
  // GB/T 15834-2011 B.3.3: 不带括号的阿拉伯数字、拉丁字母做序次语时，后面用下脚点.
  {
    rule: 'P-02', in: 'named', pattern: new RegExp(`${BEGIN}\\d{1,2}(?:\\.、|．、|、|，)(?=[${HAN}“《])`, 'g'), ...b3('B.3.3'),
    unless: (found, view) => found.index > 0 && /^\d、$/.test(found[0]) && /^[\d一二三四五六七八九]/.test(view.slice(found.index + found[0].length)),
    reason: '阿拉伯数字序号后用圆点，不用顿号或逗号。', fix: (found) => `${/\d+/.exec(found[0])![0]}.`,
  },
  {
    rule: 'P-02', in: 'named', pattern: new RegExp(`${BEGIN}[A-Za-z]、(?=[${HAN}“《])`, 'g'), ...b3('B.3.3'),
    reason: '拉丁字母序号后用圆点，不用顿号。', fix: (found) => `${found[0][0]}.`,
  },
  {
    rule: 'P-02', in: 'named', pattern: new RegExp(`(?<=^[\\s\\u3000]{0,4})\\d{1,2}(?:[.．]\\d{1,2}){1,3}(?:、|[.．](?=[${HAN}]))`, 'g'), ...b3('B.3.5'),
    reason: '表示章节关系的序号后不用标点，请删去末尾的标点。', fix: (found) => found[0].slice(0, -1),
  },
  // B.3.4: 加括号的序次语后面不用任何点号.
  {
    rule: 'P-02', in: 'named', pattern: /(?<=^[\s\u3000]{0,4}|[：；。，])[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)][、，．.:：。；](?![（(])/g, ...b3('B.3.4'),
    reason: '带括号的序号后不用标点，请删去括号后的标点。', fix: (found) => found[0].slice(0, -1),
  },
  // A circled number is bracketed by its circle.
  {
    rule: 'P-02', in: 'named', pattern: /[①-⑳][、，．.]/g, ...b3('B.3.4'), severity: 'warning',
    reason: '带圈的序号后不用标点，请删去其后的标点。', fix: (found) => found[0].slice(0, -1),
  },
  // B.3.2: 不带括号的汉字数字或“天干地支”做序次语时，后用顿号.
  {
    rule: 'P-02', in: 'named', pattern: new RegExp(`(?<=^[\\s\\u3000]{0,4})(?:[一二三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?)[.．，,:：](?=[\\s\\u3000]{0,2}[${HAN}“《])`, 'g'), ...b3('B.3.2'),
    reason: '汉字数字序号后用顿号。', fix: (found) => `${found[0].slice(0, -1)}、`,
  },
  // B.3.1, 4.4.3.3: “第”“其”字头序次语和“首先”“其次”“最后”后用逗号.
  {
    rule: 'P-02', in: 'named', pattern: new RegExp(`(?<=^[\\s\\u3000]{0,4}|[，：；。、])(?:第[一二三四五六七八九十]{1,2}|其[一二三四五六七八九]|首先|其次|再次|最后)[、：](?![一二三四五六七八九十第其“])(?=[${HAN}])`, 'g'), ...b3('B.3.1'),
    reason: '“第一”“其一”“首先”等序次语后用逗号。', fix: (found) => `${found[0].slice(0, -1)}，`,
  },
  // B.3.7: 叙述性较强的序次语后不用标点符号.
  {
    rule: 'P-02', in: 'named', pattern: new RegExp(`(?<=^[\\s\\u3000]{0,4}|[，：；。])[一二三四五六七八九十]是[、，：](?=[${HAN}“])`, 'g'), ...b3('B.3.7'), severity: 'warning',
    reason: '“一是”“二是”之后不用标点，请删去。', fix: (found) => found[0].slice(0, -1),
  },
]

/** P-02: the mark behind an ordinal. */
export const ordinals = byPatterns(rows)
