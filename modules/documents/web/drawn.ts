import type { PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Opinion } from '#engines/workflow'
import { fileHref } from '#modules/files/web'
import type { DocumentView } from '../core/views.ts'

/** An act in the record, as far as it takes to find what was drawn with it. */
export interface DrawnAct { readonly at: Instant; readonly actor: PersonId | null; readonly opinion: Opinion | null }

/**
 * What was drawn by hand with an act: the opinion, and the signature of the mark that the same person set at the same moment,
 * for case and document change in one command.
 */
export const drawnIn = (state: DocumentView['state']) => ({ at, actor, opinion }: DrawnAct): readonly { readonly url: string; readonly alt: string }[] => {
  const marks = [...state.marks, ...('proofs' in state ? state.proofs : [])]
  const signed = marks.find((mark) => mark.at === at && mark.by.person === actor)?.signature
  return [
    ...(opinion?.form === 'ink' ? [{ url: fileHref(opinion.image, true), alt: '手写意见' }] : []),
    ...(signed ? [{ url: fileHref(signed, true), alt: '手写签名' }] : []),
  ]
}
