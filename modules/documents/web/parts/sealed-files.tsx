import { useQuery } from '@tanstack/react-query'
import { Banner, Light, ProblemNote, momentWords, today } from '#ui'
import type { DocumentId } from '../../core/content.ts'
import type { SealedFileView } from '../../core/views.ts'
import { queries } from '../api.ts'

/** 签章核验: whether the sealed files are still as they were sealed, with everything that was looked at. */
export function SealedFiles({ document }: { readonly document: DocumentId }) {
  const files = useQuery(queries.sealedFiles.queryOptions({ input: { document } }))
  if (files.error) return <ProblemNote problem={files.error} />
  const signed = files.data?.filter(({ verdict }) => verdict.signatures.length || verdict.problems.length) ?? []
  return signed.length ? <section className="doc-seals" aria-label="签章核验">{signed.map((one) => <SealedFile key={one.kind} {...one} />)}</section> : null
}

function SealedFile({ kind, verdict }: SealedFileView) {
  const words = `${kind}：${verdict.summary}`
  return (
    <div>
      {verdict.isValid ? <Light state="normal">{words}</Light> : <Banner tone="overdue">{words}</Banner>}
      <details>
        <summary>{kind} 核验明细</summary>
        {verdict.signatures.map(({ name, at, certificate, checks }, index) => (
          <div key={index}>
            <p>{name}{at && `，${momentWords(at, today())}签章`}</p>
            {certificate && <p className="sn-muted">证书：{certificate.subject}；颁发者：{certificate.issuer}</p>}
            <ul>{checks.map(({ check, outcome, text }) => <li key={check}><Light state={lights[outcome]}>{text}</Light></li>)}</ul>
          </div>
        ))}
      </details>
    </div>
  )
}

const lights = { passed: 'normal', failed: 'overdue', unsure: 'soon' } as const
