import { expect, test } from 'vitest'
import { titleHints } from './title-hints.ts'

test('空标题提示写法', () => expect(titleHints(' ', 'notice')).toEqual(['标题由事由和文种组成，如“关于……的通知”。']))
test('合乎写法的标题只报字数和行数', () => expect(titleHints('关于召开全区重点项目推进会议的通知', 'notice')).toEqual(['17 字，约排 1 行。']))
test('文种、标点由校对指出，这里不重复说', () => expect(titleHints('关于做好防汛工作，确保安全', 'notice')).toEqual(['13 字，约排 1 行。']))
test('过长的标题提示精简', () => expect(titleHints(`关于${'防汛'.repeat(40)}的通知`, 'notice')[0]).toContain('请精简'))
