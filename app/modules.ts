import { administration } from '#modules/administration'
import { bulletins, mayReadBulletinFiles } from '#modules/bulletins'
import { documents, mayReadDocumentFiles, mayReadDocumentPages } from '#modules/documents'
import { duty } from '#modules/duty'
import { emergencies } from '#modules/emergencies'
import { filesModule } from '#modules/files'
import { inspections, mayReadInspectionFiles, mayReadTransferPapers } from '#modules/inspections'
import { liveNotices, noticesModule } from '#modules/notices'
import { organisation } from '#modules/organisation'
import { reporting } from '#modules/reporting'
import { mayReadCallFiles, mayReadSupervisionFiles, supervision } from '#modules/supervision'
import { workflow } from '#modules/workflow'
import type { Module } from '../platform/module.ts'

/** This process' streams to people's pages; `boot.ts` opens and closes them. */
export const live = liveNotices()

/** What the office offers, foundations first: migrations run, and routes are listed, in this order. */
export const modules: readonly Module[] = [
  organisation,
  administration,
  filesModule({
    document: mayReadDocumentFiles, documentPages: mayReadDocumentPages, supervision: mayReadSupervisionFiles, supervisionCall: mayReadCallFiles, inspections: mayReadInspectionFiles,
    inspectionTransfer: mayReadTransferPapers, bulletins: mayReadBulletinFiles,
  }),
  noticesModule(live),
  workflow,
  duty,
  documents,
  supervision,
  inspections,
  reporting,
  emergencies,
  bulletins,
]
