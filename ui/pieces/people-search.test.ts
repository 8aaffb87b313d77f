import { expect, test } from 'vitest'
import { type PersonOption, indexPeople, searchPeople } from './people-search.ts'

const people: readonly PersonOption[] = [
  { id: '1', name: '王建国', unit: '督查室', post: '主任' },
  { id: '2', name: '李明', unit: '财政局', post: '副局长' },
  { id: '3', name: '单雄', unit: '石门镇', post: '书记' },
  { id: '4', name: '王梓瑞', unit: '信息科', post: '科员' },
]
const index = indexPeople(people)
const found = (text: string) => searchPeople(index, text).map(({ name }) => name)

test('按姓名、全拼、首字母都能找到', () => {
  for (const text of ['李明', '明', 'liming', 'LM', "li'ming"]) expect(found(text)).toContain('李明')
})
test('按称呼首字母能找到：wzr 是王主任，也是王梓瑞', () => expect(new Set(found('wzr'))).toEqual(new Set(['王建国', '王梓瑞'])))
test('副职按正职称呼也能找到', () => expect(found('李局长')).toEqual(['李明']))
test('多音姓按姓氏读音', () => expect(found('shanx')).toEqual(['单雄']))
test('按单位能找到', () => expect(found('czj')).toEqual(['李明']))
test('姓名正合的排在前面', () => expect(found('wangzirui')[0]).toBe('王梓瑞'))
test('找不到时为空，不输入时给前几人', () => {
  expect(found('qqq')).toEqual([])
  expect(searchPeople(index, '', 2)).toHaveLength(2)
})
test('五千人里查找不超过 200 毫秒', () => {
  const many = indexPeople(Array.from({ length: 5000 }, (_, at) => ({ ...people[at % 4]!, id: String(at) })))
  const started = performance.now()
  expect(searchPeople(many, 'wzr')).toHaveLength(20)
  expect(performance.now() - started).toBeLessThan(200)
})
