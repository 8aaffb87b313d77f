/** One step of a case, as drawn. */
export interface FlowNode {
  readonly id: string
  readonly label: string
  readonly state: 'done' | 'now' | 'next' | 'skipped'
  /** Who handled it, handles it, or will. */
  readonly who?: readonly string[]
  /** When it was done or is due, in words. */
  readonly when?: string
  /** How long it took or has waited, in words: 用时 2 小时. */
  readonly duration?: string
}
export interface FlowEdge {
  readonly from: string
  readonly to: string
  readonly label?: string
  /** A way back, drawn dashed. */
  readonly isReturn?: boolean
}
export interface FlowChartProps {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
  /** `down` in the rail, `right` across a page. */
  readonly direction?: 'down' | 'right'
  /** In characters of body text; as high as the steps need, up to 40, unless told. */
  readonly height?: number
}

export const stateWords: Readonly<Record<FlowNode['state'], string>> = { done: '已办', now: '办理中', next: '待办', skipped: '未经' }
export const stateGlyphs: Readonly<Record<FlowNode['state'], string>> = { done: '●', now: '▶', next: '○', skipped: '–' }

/** A node as one sentence, for screen readers. */
export const nodeWords = ({ label, state, who = [], when, duration }: FlowNode): string =>
  [label, stateWords[state], who.join('、'), when, duration].filter(Boolean).join('，')
