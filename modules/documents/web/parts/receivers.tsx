import { useQuery } from '@tanstack/react-query'
import { ProblemNote, Waiting } from '#ui'
import type { Recipient } from '../../core/content.ts'
import { unitsOfGroup } from '../api.ts'
import { keyOfRecipient } from '../recipients.ts'

/** Whom 主送 and 抄送 mean today, group by group, each unit once; what is outside the tree gets its copy by other means. */
export function Receivers({ recipients }: { readonly recipients: readonly Recipient[] }) {
  const found = useQuery({
    queryKey: [['organisation', 'groups'], 'expanded', recipients.map(keyOfRecipient)],
    queryFn: async () => Promise.all(recipients.map(async (one) => ({ name: one.name, key: keyOfRecipient(one), kind: one.kind, units: await unitNames(one) }))),
  })
  if (found.error) return <ProblemNote problem={found.error} />
  if (!found.data) return <Waiting lines={3} />
  const all = new Set(found.data.flatMap((one) => one.units))
  const outside = found.data.filter((one) => one.kind === 'text' || one.kind === 'leader')
  return (
    <div className="doc-receivers">
      <p>将分发 <strong>{all.size}</strong> 个单位，每个单位一份回执。</p>
      <ul aria-label="分发单位">
        {found.data.filter((one) => one.units.length > 0).map((one) => (
          <li key={one.key}>{one.kind === 'group' ? <details><summary>{one.name}（{one.units.length} 个单位）</summary><p>{one.units.join('、')}</p></details> : one.name}</li>
        ))}
      </ul>
      {outside.length > 0 && <p className="sn-muted">{outside.map((one) => one.name).join('、')}不在本区机构内，请另行送达。</p>}
    </div>
  )
}

async function unitNames(one: Recipient): Promise<readonly string[]> {
  if (one.kind === 'unit') return [one.name]
  return one.kind === 'group' ? (await unitsOfGroup(one.group)).map((unit) => unit.shortName) : []
}
