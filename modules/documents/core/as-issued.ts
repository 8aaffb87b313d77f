import { emptyElements, signedPart, type Content } from './content.ts'
import type { Mark, OutDocument } from './types.ts'

type Present = Exclude<OutDocument, { at: 'absent' }>

/** The words as printed: what the office noted for its own handling is left out. */
export const issuedContent = (content: Content): Content => {
  const { body, annexes, ...printed } = signedPart(content)
  const { workSecret, isConfirmedUnclassified, phone } = content.elements
  return { elements: { ...emptyElements(content.elements.kind), ...printed, workSecret, isConfirmedUnclassified, phone }, body, annexes }
}

/** The document as a receiver may know it: that it was signed, numbered, sealed and sent, and nothing of what was said on the way. */
export function issuedState(state: Present): Present {
  const said = { marks: [], settlements: [], checklist: {}, reviewed: null, returned: null } as const
  switch (state.at) {
    case 'dispatched': case 'archiveReady': case 'recalled':
      return { ...state, ...said, signature: bare(state.signature), proofs: [], edits: [] }
    default: return { ...state, ...said }
  }
}

/** A signature with name and date; its words and what was drawn with it stay within the office. */
const bare = ({ id, stage, step, by, stance, at, hash }: Mark): Mark => ({ id, stage, step, by, stance, at, hash, text: '', handwriting: null, kind: 'nameOnly' })
