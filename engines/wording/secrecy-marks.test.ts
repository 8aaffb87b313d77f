import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { secrecyMarksIn } from './index.ts'

const body = '各镇街、区直各部门：\n现将有关事项通知如下。\n'

const classified: readonly (readonly [name: string, text: string])[] = [
  ['只有密级', '机密\n' + body], ['绝密', '绝密\n' + body], ['秘密', '秘密\n' + body],
  ['密级和保密期限', '机密★10年\n' + body], ['空心星', '机密☆10年\n' + body], ['星号代星', '秘密*5年\n' + body], ['全角星号', '秘密＊5年\n' + body],
  ['长期', '绝密★长期\n' + body], ['截止日期', '秘密★2030年12月31日\n' + body],
  ['字间空格', '秘 密\n' + body], ['字间全角空格', '机　密★10年\n' + body], ['制表符缩进', '\t绝密\n' + body],
  ['前后空白', '　　机密★20年　\n' + body], ['括号', '【机密】\n' + body], ['圆括号', '（秘密）\n' + body],
  ['份号在前', '000123 机密★10年\n' + body], ['份号在前无星', '000123　秘密\n' + body], ['紧急程度在后', '机密★1年 特急\n' + body], ['无星有紧急程度', '机密　特急\n' + body],
  ['无星有期限', '秘密5年\n' + body], ['密级栏', '密级：机密\n' + body], ['密级栏带空格', '密 级： 秘 密\n' + body], ['表格中的密级栏', '密级\t秘密\n' + body],
  ['第十行', '一\n二\n三\n四\n五\n六\n七\n八\n九\n机密\n' + body], ['空行不计', '\n'.repeat(30) + '机密\n' + body],
  ['竖排两行', '机\n密★10年\n' + body], ['竖排无期限', '秘\n密\n' + body],
  ['句中带星', body + '本件为机密★10年，请妥善保管。'], ['末页带星', `${body}\f${body}\f${'正文\n'.repeat(30)}秘密★5年`],
  ['附件首页', `${body}${'正文\n'.repeat(30)}附件1\n\n机密\n附件标题\n`], ['附件另页', `${body}\f附件\n秘密\n名单`], ['中文序号附件', `${body}\f附件二：\n秘密\n名单`],
  ['附件第十行', `${body}${'正文\n'.repeat(30)}附件3\n${'表头\n'.repeat(9)}绝密\n`],
  ['密码电报', '密码电报\n' + body], ['密码电报有字距', '密 码 电 报\n' + body], ['机关密码电报', '中共××市委办公室密码电报\n' + body], ['密码电报带号', '密码电报 第12号\n' + body], ['密码电报带等级', '密码电报（特提）\n' + body],
  ['繁体', '機密★10年\n' + body], ['异体', '祕密\n' + body], ['零宽字符', '机\u200b密\u200b★10年\n' + body], ['换行为CRLF', '000001\r\n机密★1年\r\n特急\r\n' + body], ['换行为CR', '000001\r机密\r特急\r'],
]

const innocent: readonly (readonly [name: string, text: string])[] = [
  ['普通通知', body], ['空文', ''], ['标题讲保密', '关于进一步加强保守国家秘密工作的通知\n' + body], ['标题讲机密件', '关于机密级文件清退的通知\n' + body],
  ['句中机密', '严禁携带机密文件外出。\n' + body], ['句首秘密', '秘密载体应当由专人保管。\n' + body], ['句首绝密', '绝密级文件不得复制\n' + body], ['句末秘密', '人人都要保守国家秘密\n' + body],
  ['商业秘密', '商业秘密\n' + body], ['工作秘密', '工作秘密\n' + body], ['秘密投票', '秘密投票\n' + body], ['机密室', '机密室\n' + body], ['三级并列', '绝密、机密、秘密\n' + body], ['三级选项', '□绝密 □机密 □秘密\n' + body], ['密级空栏', '密级：\n' + body], ['不涉密', '密级：非密\n' + body],
  ['第十一行', '一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n机密\n'], ['次页首行', `${body}\f秘密\n续表`], ['附件说明不是附件页', `${'正文\n'.repeat(30)}附件：1.名单\n秘密\n`], ['附件第十二行', `${'正文\n'.repeat(30)}附件3\n${'表头\n'.repeat(11)}绝密\n`],
  ['星级评定', '五★级机关\n机密文件管理五★级单位\n'], ['打星的清单', '★机密文件管理\n☆秘密载体管理\n'], ['相隔太远', '机密文件一份★\n'],
  ['密码电报管理', '关于加强密码电报管理的通知\n' + body], ['题以密码电报结尾', '关于规范办理密码电报\n' + body], ['句中密码电报', '不得以密码电报答复普通来文\n' + body], ['第十一行密码电报', `${'一\n'.repeat(10)}密码电报\n`],
  ['竖排他字', '秘\n书\n' + body], ['半字在前', '机\n构改革\n' + body], ['密在前', '密\n机\n' + body], ['秘书', '秘书 密切联系群众\n'], ['机要密码', '机要密码\n'], ['括号说明', '（以下简称秘密）\n' + body], ['长句带期限', '秘密5年内不得公开\n' + body], ['计数', '机密3份\n' + body],
]

describe('N-02 有密级标志的应当识别', () => {
  test.each(classified)('%s', (_, text) => expect(secrecyMarksIn(text).length).toBeGreaterThan(0))
})
describe('N-02 句子中的字样不算标志', () => {
  test.each(innocent)('%s', (_, text) => expect(secrecyMarksIn(text)).toEqual([]))
})

test('指出页、行和密级，不引用原文', () => {
  expect(secrecyMarksIn(`000001\n机密★10年\n${body}\f附件\n秘密\n`)).toEqual([
    { kind: 'mark', grade: '机密', page: 1, line: 2 }, { kind: 'mark', grade: '秘密', page: 2, line: 2 },
  ])
  expect(secrecyMarksIn('密码电报\n')).toEqual([{ kind: 'cipher-telegram', grade: null, page: 1, line: 1 }])
})

const line = fc.string({ unit: fc.constantFrom(...'关于印发区委办公室年度计划的通知，。（）1234 '), maxLength: 30 })
const mark = fc.tuple(fc.constantFrom('绝密', '机密', '秘密'), fc.constantFrom('', '★10年', '★长期', '☆5年')).map((parts) => parts.join(''))
test('标志放在前十行的任何一行都能识别', () => {
  fc.assert(fc.property(fc.array(line, { maxLength: 9 }), mark, fc.array(line), (before, marked, after) => {
    expect(secrecyMarksIn([...before, marked, ...after].join('\n')).map((found) => found.grade)).toContain(marked.slice(0, 2))
  }))
})
test('标志前后有字、无星即为句子，不识别', () => {
  fc.assert(fc.property(fc.array(line), fc.constantFrom('绝密', '机密', '秘密'), fc.constantFrom('文件', '级事项', '载体', '等'), (lines, grade, rest) => {
    expect(secrecyMarksIn([`做好${grade}${rest}`, ...lines, `${grade}${rest}`].join('\n'))).toEqual([])
  }))
})
