import { expect, test } from 'vitest'
import { insertAt } from './insert-at.ts'

test('常用语插在光标处，光标停在其后', () => expect(insertAt('请阅。', '同意。', { from: 0, to: 0 })).toEqual({ text: '同意。请阅。', caret: 3 }))
test('常用语替换选中的字', () => expect(insertAt('不同意。', '拟同意', { from: 0, to: 3 })).toEqual({ text: '拟同意。', caret: 3 }))
