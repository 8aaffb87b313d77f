/** One thing lacking in an input at a named moment (draft, submit, sign, dispatch). */
export interface Issue {
  /** The rule that found it, e.g. `G-ROUTE-02`. */
  readonly code: string
  /** `block` stops the act, `confirm` needs a written reason, `warn` only informs. */
  readonly severity: 'block' | 'confirm' | 'warn'
  /** The form field to go to. */
  readonly field: string
  /** The Chinese sentence: what is wrong and what to do next. */
  readonly text: string
  /** The clause it comes from, e.g. 《党政机关公文处理工作条例》第十五条第一项. */
  readonly clause?: string
}

/** Issues that still stop the act, given the written reasons by issue code. */
export const openIssues = (issues: readonly Issue[], reasons: Readonly<Record<string, string>> = {}): readonly Issue[] =>
  issues.filter((issue) => issue.severity === 'block' || (issue.severity === 'confirm' && !reasons[issue.code]?.trim()))
