import type { ReactNode } from 'react'
import { signedBy } from '#lib/signatory'
import { GoLink, dayWords, today } from '#ui'
import { paceWords, sourceWords } from '../../core/sources.ts'
import type { Instruction } from '../../core/types.ts'
import type { ItemView } from '../../core/views.ts'

/** 批示: the words as written, by whom, when and on what paper. */
export const InstructionSheet = ({ instruction }: { readonly instruction: Instruction }) => (
  <figure className="sup-instruction">
    <blockquote>{instruction.text}</blockquote>
    <figcaption>{instruction.leaderName}　{dayWords(instruction.on, today())}<span>批于《{instruction.paper}》</span></figcaption>
  </figure>
)

/** What is under supervision and where it comes from. */
export function MatterCard({ view }: { readonly view: ItemView }) {
  const { item: { matter, proposer }, category, officeName } = view
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['立项来源', sourceWords[matter.source]], ['类别', category?.name ?? matter.category], ['缓急', paceWords[matter.pace]], ['依据', <OriginLine key="origin" view={view} />], ['上级督查文号', matter.superiorNumber],
    ['办理要求', matter.demand && <span className="sup-text">{matter.demand}</span>], ['指定期限', matter.dueOn && dayWords(matter.dueOn, today())], ['责任领导', matter.leader?.name], ['所属清单', matter.list], ['督办单位', officeName], ['提出人', signedBy(proposer)],
  ]
  return (
    <section className="sn-card sup-card" aria-label="督查事项">
      {matter.instruction && <InstructionSheet instruction={matter.instruction} />}
      <dl className="sup-facts">{rows.filter(([, content]) => content).map(([name, content]) => <div key={name}><dt>{name}</dt><dd>{content}</dd></div>)}</dl>
    </section>
  )
}

function OriginLine({ view: { item: { matter: { origin } }, originLink } }: { readonly view: ItemView }) {
  const words = `${origin.title}${origin.number ? `（${origin.number}）` : ''}`
  return originLink ? <GoLink to={originLink}>{words}</GoLink> : <>{words}</>
}
