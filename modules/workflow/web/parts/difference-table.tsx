import { useMemo } from 'react'
import { diffDefinitions } from '../definition-diff.ts'
import type { Drawn } from '../definition-words.ts'
import { useRuleNames } from '../use-rule-names.ts'

/** How two versions differ, property by property, each before and after. */
export function DifferenceTable({ before, after }: { readonly before: Drawn; readonly after: Drawn }) {
  const { names } = useRuleNames()
  const differences = useMemo(() => diffDefinitions(before, after, names), [before, after, names])
  if (differences.length === 0) return <p>两版没有差别。</p>
  return (
    <div className="sn-table-scroll" tabIndex={0} role="region" aria-label="两版差别">
      <table className="sn-trace wf-differences" aria-label="差别">
        <thead><tr><th scope="col">位置</th><th scope="col">项目</th><th scope="col">原来</th><th scope="col">改为</th></tr></thead>
        <tbody>
          {differences.map(({ key, where, what, before: was, after: is }) => (
            <tr key={key}>
              <th scope="row">{where}</th><td>{what ?? (was === null ? '新增' : is === null ? '删除' : '')}</td>
              <td>{was === null ? <span className="sn-muted">无</span> : <del>{was}</del>}</td><td>{is === null ? <span className="sn-muted">无</span> : <ins>{is}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
