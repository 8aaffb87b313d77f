import { dayIn, namesIn } from '../core/lists/rows.ts'
import type { SupervisionOptions } from '../core/views.ts'
import { emptyPart, type PartDraft } from './plan-draft.ts'

/** The columns of quick entry, as they are copied from a table. */
export const quickColumns = ['任务内容', '牵头单位', '配合单位', '责任领导', '办结期限', '量化目标'] as const

/** Rows pasted from a table of a document or a sheet: one part each, columns parted by tabs. What is not understood stays empty and is told, row by row. */
export function partsFromText(text: string, { units, leaders }: Pick<SupervisionOptions, 'units' | 'leaders'>): { readonly parts: readonly PartDraft[]; readonly unclear: readonly string[] } {
  const unclear: string[] = []
  const rows = text.split(/\r?\n/).map((line) => line.split('\t').map((cell) => cell.trim())).filter((cells) => cells.some(Boolean) && cells[0] !== quickColumns[0])
  const parts = rows.map(([content = '', lead = '', cooperating = '', leader = '', due = '', target = ''], at): PartDraft => {
    const told = (words: string) => { unclear.push(`第${at + 1}行：${words}`) }
    const unitOf = (name: string) => {
      const found = units.filter((one) => one.name === name)
      if (found.length !== 1) told(`没有认出单位“${name}”，请在下面选择`)
      return found.length === 1 ? found[0]!.unit : null
    }
    const person = leader ? leaders.filter((one) => one.name === leader) : []
    if (leader && person.length !== 1) told(`没有认出责任领导“${leader}”，请在下面选择`)
    const dueOn = due ? dayIn(due) : null
    if (due && dueOn === null) told(`日期“${due}”看不懂，请在下面填写`)
    return {
      ...emptyPart(content), target, dueOn, lead: lead ? unitOf(lead) : null, leader: person.length === 1 ? person[0]!.person : null,
      cooperating: namesIn(cooperating).flatMap((name) => unitOf(name) ?? []),
    }
  })
  return { parts, unclear }
}

/** A part that nobody has filled in yet, at most with the title it began with, makes room for those that are pasted. */
export const isUntouched = (title: string, { content, target, lead, cooperating, leader, milestones, dueOn }: PartDraft): boolean =>
  (content === '' || content === title) && target === '' && lead === null && cooperating.length === 0 && leader === null && milestones.length === 0 && dueOn === null
