import type { Module } from '../../platform/module.ts'
import { documentsContract } from './contract.ts'
import { documentActions } from './core/actions.ts'
import { documentRefusals } from './core/refusals.ts'
import { describeDocument } from './server/related.ts'
import { documentsRouter } from './server/routes.ts'

export { documentFlows } from './core/flow.ts'
export type { DocumentId } from './core/content.ts'
export {
  archiveReady, dispatched, numbered, receiptsUrged, receiptSigned, recalled, returned, signed, submitted, voided, type DocumentNews,
} from './server/news.ts'
export { draftBrought, draftMade, type Brought } from './server/brought.ts'
export { mayReadDocumentFiles, mayReadDocumentPages } from './server/reading.ts'
export { proofread, proofreadFile, type PaperFile } from './core/proofread.ts'
export { paperKindOf, readPaperFile } from './server/paper-files.ts'
export { publishDocumentFlows } from './server/founding.ts'
export { sampleInstruction } from './server/demo/instructed.ts'
export { seedDocuments } from './server/demo/seed.ts'

/** 办文·发文: official documents from the first word to the last receipt. */
export const documents: Module = {
  name: 'documents',
  uses: ['organisation', 'administration', 'workflow', 'files'],
  contract: documentsContract,
  router: documentsRouter,
  refusals: documentRefusals,
  actions: documentActions,
  relating: { describe: { document: describeDocument } },
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'documents_documents', 'documents_versions', 'documents_participants', 'documents_number_rules', 'documents_counters', 'documents_numbers', 'documents_seal_log', 'documents_receipts', 'documents_writers', 'documents_annex_pages',
  ],
}
