import { useQuery } from '@tanstack/react-query'
import { Banner, today } from '#ui'
import { occasionWords } from '../../core/collisions.ts'
import type { InspectionView } from '../../core/views.ts'
import { poolQueries } from '../pool-api.ts'
import { apartWords, namesOf, windowWords } from '../pool-words.ts'

/** 撞车提示 of an inspection that has not set out: who else troubles the same unit, and when. */
export function InspectionCollisions({ view: { id, inspection, sight } }: { readonly view: InspectionView }) {
  const isWaiting = sight === 'whole' && (inspection.at === 'drafted' || inspection.at === 'submitted' || inspection.at === 'approved')
  const { data = [] } = useQuery({ ...poolQueries.inspectionCollisions.queryOptions({ input: { inspection: id } }), enabled: isWaiting })
  if (!isWaiting || data.length === 0) return null
  return (
    <Banner tone="soon">撞车提示：{data.map((one) => `${namesOf(one.agencies)}的${occasionWords[one.source]}（${windowWords(one.from, one.to, today())}）也要到${namesOf(one.units)}，${apartWords(one.apart)}`).join('；')}。请与对方合并，或修改方案改期。</Banner>
  )
}
