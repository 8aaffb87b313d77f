import { Banner } from '#ui'
import { stageWords } from '../../core/rules.ts'
import type { DocumentView } from '../../core/views.ts'

/** Who sent it back, from where and why, while that is still being dealt with. */
export function ReturnedBanner({ state: { returned } }: Pick<DocumentView, 'state'>) {
  return returned && <Banner tone="soon">{returned.by.name}（{returned.by.unitName}）从“{stageWords[returned.from]}”退回：{returned.reason}</Banner>
}
