import { Banner } from '#ui'
import type { WriterLine } from '../../core/views.ts'

/** 谁正在编辑: names only. What becomes of two people's words is said to those who write. */
export const WritersNote = ({ writers, isWriting = false }: { readonly writers: readonly WriterLine[]; readonly isWriting?: boolean }) => (
  <div aria-live="polite">
    {writers.length > 0 && <Banner tone="info">{writers.map(({ name }) => name).join('、')}正在改这份文稿。{isWriting && '双方的改动不会互相覆盖，后保存的一方会先看到两稿的不同。'}</Banner>}
  </div>
)
