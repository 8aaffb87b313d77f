import { signedBy } from '#lib/signatory'
import { Light, momentWords, today } from '#ui'
import type { Finding } from '../../core/types.ts'
import type { InspectionView } from '../../core/views.ts'
import { reportHref } from '../api.ts'
import { Photos } from './photos.tsx'

/** What was found, unit by unit; a unit without a finding is named, so that none is forgotten. */
export function FindingsCard({ view: { inspection, sight } }: { readonly view: InspectionView }) {
  if (!('findings' in inspection) || (sight === 'own' && inspection.findings.length === 0)) return null
  return (
    <section className="sn-card ins-card" aria-label="现场记录">
      <h2>现场记录</h2>
      {inspection.plan.targets.map(({ unit, name }) => {
        const findings = inspection.findings.filter((finding) => finding.unit === unit)
        return <div key={unit} className="ins-card-part"><h3>{name}</h3>{findings.length === 0 ? <p className="sn-muted">还没有记录。</p> : <ul className="ins-lines">{findings.map((finding) => <Line key={finding.key} finding={finding} />)}</ul>}</div>
      })}
    </section>
  )
}

function Line({ finding }: { readonly finding: Finding }) {
  const { item, text, place, notedAt, photos, problem, by } = finding
  return (
    <li>
      <div className="ins-head"><span className="sn-muted">{momentWords(notedAt, today())}　{place}　{signedBy(by)}</span><Light state={problem === null ? 'normal' : 'soon'}>{problem === null ? '未见问题' : `问题${problem}`}</Light></div>
      {item && <p className="sn-muted">检查内容：{item}</p>}
      <p className="ins-text">{text}</p>
      <Photos photos={photos} place={place} of={text.slice(0, 20)} />
    </li>
  )
}

/** The one report, and who has signed it. */
export function ReportCard({ view: { id, inspection, sight, awaited } }: { readonly view: InspectionView }) {
  if (!('report' in inspection) || sight === 'own') return null
  const { report, signatures, plan } = inspection
  const names = new Map([plan.lead, ...plan.members].map(({ unit, name }) => [unit, name]))
  return (
    <section className="sn-card ins-card" aria-label="督查报告">
      <div className="ins-head"><h2>督查报告</h2><a href={reportHref(id)} download>打印督查报告</a></div>
      <p className="ins-text">{report.text}</p>
      <p className="sn-muted">{signedBy(report.by)}　{momentWords(report.at, today())}</p>
      <ul className="ins-notes" aria-label="签字">
        {signatures.map(({ by, agency, at }) => <li key={by.person}>● {by.name}（{names.get(agency) ?? by.unitName}）已签字　{momentWords(at, today())}</li>)}
        {awaited.map((name) => <li key={name}>▲ 待{name}签字</li>)}
      </ul>
      {'read' in inspection && inspection.read && <p>领导阅示：{inspection.read.words || '已阅'}（{signedBy(inspection.read.by)}）</p>}
    </section>
  )
}
