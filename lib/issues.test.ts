import { expect, test } from 'vitest'
import { openIssues } from './issues.ts'
import type { Issue } from './issues.ts'

const issue = (code: string, severity: Issue['severity']): Issue => ({ code, severity, field: 'mainRecipients', text: `${code}：请修改。` })
const all = [issue('G-ROUTE-03', 'block'), issue('G-ROUTE-02', 'confirm'), issue('G-KIND-09', 'warn')]
const codesLeft = (reasons?: Record<string, string>) => openIssues(all, reasons).map(({ code }) => code)

test('禁止项和未说明理由的确认项拦下，提醒项不拦', () => expect(codesLeft()).toEqual(['G-ROUTE-03', 'G-ROUTE-02']))
test('写明理由的确认项放行', () => expect(codesLeft({ 'G-ROUTE-02': '市委、市政府联合要求' })).toEqual(['G-ROUTE-03']))
test('空白不是理由', () => expect(codesLeft({ 'G-ROUTE-02': ' \n' })).toEqual(['G-ROUTE-03', 'G-ROUTE-02']))
test('别项的理由不算', () => expect(codesLeft({ 'G-ROUTE-01': '理由' })).toContain('G-ROUTE-02'))
test('禁止项写了理由也不放行', () => expect(codesLeft({ 'G-ROUTE-03': '理由' })).toContain('G-ROUTE-03'))
