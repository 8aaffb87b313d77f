import type { Issue } from '#lib/issues'

/** The steps of writing a document. */
export type WritingStep = 'elements' | 'body' | 'check'

/** In which step a field is filled in. */
export const stepOfField = (field: string): Exclude<WritingStep, 'check'> => (field === 'body' || field.startsWith('annexes') ? 'body' : 'elements')

/** The issues of one step. */
export const issuesOfStep = (issues: readonly Issue[], step: WritingStep): readonly Issue[] => issues.filter((issue) => stepOfField(issue.field) === step)

/** What is said before an issue: whether it stops the act, asks for a reason, or only reminds. */
export const severityWords: Readonly<Record<Issue['severity'], string>> = { block: '必须改正', confirm: '改正或写明理由', warn: '提醒' }
