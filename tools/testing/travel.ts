import type { Visitor } from './house.ts'

/** The people of the demo district through whose hands an office document goes. */
export interface OfficeHands {
  readonly drafter: Visitor
  readonly sectionHead: Visitor
  readonly reviewer: Visitor
  readonly officeHead: Visitor
  readonly clerk: Visitor
  readonly sealKeeper: Visitor
}

/** Signs the six in, by the sample names of the demo district. */
export const handsOf = async (as: (name: string) => Promise<Visitor>, names: { readonly [Key in keyof OfficeHands]: string }): Promise<OfficeHands> =>
  Object.fromEntries(await Promise.all(Object.entries(names).map(async ([part, name]) => [part, await as(name)]))) as unknown as OfficeHands

export const sampleHands = { drafter: '秦瑀', sectionHead: '范婷婷', reviewer: '龙光明', officeHead: '姚月华', clerk: '谢秀英', sealKeeper: '肖立群' } as const

interface CaseAnswer { readonly mine: readonly { readonly number: number; readonly isOpen: boolean; readonly kind: string }[] }
interface Options { readonly units: readonly { id: string; organs: readonly { id: string; name: string }[] }[]; readonly signers: readonly { person: string; name: string }[] }

/** One step's act; throws with the server's sentence unless it was accepted. `key` makes a repeat the same act. */
export async function act<Answer>(visitor: Visitor, at: { method?: 'POST' | 'PUT'; path: string; body: unknown; key?: string }): Promise<Answer> {
  const { status, answer } = await visitor.ask<Answer>(at.method ?? 'POST', at.path, at.body, at.key)
  if (status >= 300) throw new Error(`${visitor.name} ${at.path}: ${status} ${JSON.stringify(answer)}`)
  return answer
}

const read = async <Answer>(visitor: Visitor, path: string): Promise<Answer> => {
  const { status, answer } = await visitor.ask<Answer>('GET', path)
  if (status >= 300) throw new Error(`${visitor.name} ${path}: ${status} ${JSON.stringify(answer)}`)
  return answer
}

/** The visitor's open task on a document. */
export async function taskOn(visitor: Visitor, document: string): Promise<number> {
  const { mine } = await read<CaseAnswer>(visitor, `/documents/${document}/case`)
  const open = mine.find((task) => task.isOpen && task.kind === 'handle')
  if (!open) throw new Error(`${visitor.name} has no open task on ${document}`)
  return open.number
}

/** A notice of the office to all townships, short but whole. Answers its id. */
export async function draftNotice(drafter: Visitor, { title, key }: { title: string; key?: string }): Promise<{ id: string; task: number }> {
  const { units, signers } = await read<Options>(drafter, '/documents/options')
  const organ = units[0]!.organs.find(({ name }) => name.endsWith('办公室'))!
  const signer = signers.find(({ name }) => name === sampleHands.officeHead)!
  const elements = {
    title, organ: organ.id, signer: signer.person, isConfirmedUnclassified: true, copies: 20,
    mainTo: [{ kind: 'text', name: '各镇党委、街道党工委，区委各部委，区直各部门' }],
  }
  const body = [
    { kind: 'paragraph', runs: [{ text: '为进一步做好岁末年初各项工作，现将有关事项通知如下。' }] },
    { kind: 'heading', level: 1, runs: [{ text: '一、压实工作责任' }] },
    { kind: 'paragraph', runs: [{ text: '各单位要对照年度目标任务逐项梳理，明确责任人和完成时间，确保按期办结。' }] },
    { kind: 'paragraph', runs: [{ text: '特此通知。' }] },
  ]
  return await act(drafter, { path: '/documents/', body: { kind: 'notice', unit: units[0]!.id, elements, body }, ...(key ? { key } : {}) })
}

const checklist = Object.fromEntries(['basis', 'policy', 'consulted', 'form', 'drafting', 'burden'].map((point) => [point, { answer: 'yes', remark: '' }]))

/** The acts from the submitted draft to the seal, in order, each by who does it. */
export const stations: readonly { readonly name: string; readonly by: keyof OfficeHands; readonly go: (visitor: Visitor, at: { document: string; task: number; key: string }) => Promise<unknown> }[] = [
  { name: 'submit', by: 'drafter', go: approve },
  { name: 'check', by: 'sectionHead', go: approve },
  { name: 'review', by: 'reviewer', go: async (visitor, at) => {
    await act(visitor, { method: 'PUT', path: `/documents/${at.document}/checklist`, body: { answers: checklist }, key: `${at.key}-checklist` })
    return await approve(visitor, at)
  } },
  { name: 'head review', by: 'officeHead', go: approve },
  { name: 'sign', by: 'officeHead', go: approve },
  { name: 'recheck', by: 'reviewer', go: approve },
  { name: 'number', by: 'clerk', go: async (visitor, { document, task, key }) => {
    const [choice] = await read<readonly { rule: string }[]>(visitor, `/documents/${document}/number-choices`)
    return await act(visitor, { path: `/documents/${document}/number`, body: { task, rule: choice!.rule }, key })
  } },
  { name: 'first proof', by: 'drafter', go: approve },
  { name: 'second proof', by: 'reviewer', go: approve },
]

async function approve(visitor: Visitor, { document, task, key }: { document: string; task: number; key: string }): Promise<unknown> {
  return await act(visitor, { path: `/documents/${document}/acts`, body: { act: { type: 'approve', task, opinion: '同意。' } }, key })
}
