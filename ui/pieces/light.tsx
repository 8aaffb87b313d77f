import { dueWords } from './due.ts'

export type LightState = 'normal' | 'soon' | 'overdue' | 'suspended'

const lights: Readonly<Record<LightState, { readonly glyph: string; readonly word: string }>> = {
  normal: { glyph: '●', word: '正常' },
  soon: { glyph: '▲', word: '临期' },
  overdue: { glyph: '■', word: '超期' },
  suspended: { glyph: '◆', word: '挂起' },
}

export interface LightProps {
  readonly state: LightState
  /** Instead of the state's own word, e.g. 已签收. */
  readonly children?: string | undefined
}

/** A state by glyph, word and colour, so that it is never colour alone. */
export function Light({ state, children }: LightProps) {
  const { glyph, word } = lights[state]
  return <span className={`sn-light sn-light-${state}`}><span aria-hidden="true">{glyph}</span> {children ?? word}</span>
}

export interface DueWordsProps {
  /** Working time left; negative when late. From the server, which knows the working calendar. */
  readonly workingMinutesLeft: number
  /** Working minutes of one day, 480 unless told. */
  readonly minutesPerDay?: number
  /** Minutes from which on a thing is 临期; one working day unless told. */
  readonly soonFrom?: number
  readonly isSuspended?: boolean
}

/** Time left or lost, in words with a light: 剩 2 个工作日, 超期 3 天. */
export function DueWords({ workingMinutesLeft, minutesPerDay = 480, soonFrom = minutesPerDay, isSuspended = false }: DueWordsProps) {
  if (isSuspended) return <Light state="suspended" />
  const state = workingMinutesLeft < 0 ? 'overdue' : workingMinutesLeft <= soonFrom ? 'soon' : 'normal'
  return <Light state={state}>{dueWords(workingMinutesLeft, minutesPerDay)}</Light>
}
