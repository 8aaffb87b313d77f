import { isDocNumber, numberYear } from './numbers.ts'
import type { OutDocument } from './types.ts'

/** What must hold in every reachable state (documents.md §10); each sentence names what is broken. */
export const invariants: readonly ((state: OutDocument) => string | null)[] = [
  (state) => ('signature' in state && state.reviewed === null ? 'signed without review' : null),
  (state) => ('signature' in state && state.signature.stage !== 'signing' ? 'signature is of another stage' : null),
  (state) => ('number' in state && 'docDate' in state && state.number.year !== numberYear(state.docDate) ? 'number of another year than the document date' : null),
  (state) => ('number' in state && !isDocNumber(state.number.text) ? 'number is not written as numbers are' : null),
  // 用印时的文稿 = 签发时的文稿, except for the logged corrections.
  (state) => ('signature' in state && state.edits.length === 0 && state.content.hash !== state.signature.hash ? 'words changed after the signature without a log' : null),
  (state) => ('seal' in state && state.seal.hash !== state.content.hash ? 'sealed other words' : null),
  (state) => ('jointSeals' in state && state.jointSeals?.some(({ hash }) => hash !== state.content.hash) ? 'another organ sealed other words' : null),
  (state) => ('jointSeals' in state && new Set(state.jointSeals?.map(({ organ }) => organ)).size !== (state.jointSeals?.length ?? 0) ? 'one organ sealed twice' : null),
  (state) => ('proofs' in state && new Set(state.proofs.map((proof) => proof.by.person)).size !== state.proofs.length ? 'one person proofread twice' : null),
  (state) => ('seal' in state && state.seal.printDate < state.docDate ? 'printed before the document date' : null),
]
