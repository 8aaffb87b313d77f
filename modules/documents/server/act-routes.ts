import { implement } from '@orpc/server'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { documentsContract } from '../contract.ts'
import type { DocumentAction } from '../core/actions.ts'
import { actOn } from './acting.ts'
import { asking } from './asking.ts'
import { checkView } from './detail.ts'
import { answerChecklist, correct, createDraft, saveDraft, settleOpinion } from './drafting.ts'
import { deskFile } from './desk.ts'
import { drawOwnAnnex, importFile } from './importing.ts'
import { dispatch, dispatchFurther, makeArchiveReady, recallDocument } from './issuing.ts'
import { allotNumber, voidNumber } from './numbering.ts'
import { signReceipt, urgeReceipts } from './receipts.ts'
import { applySeal, sealJointly } from './sealing.ts'
import { noteWriting } from './writers.ts'

const os = implement(documentsContract).$context<RouteContext<DocumentAction>>()

/** Routes that change something: each is one command. */
export const actRoutes = (platform: Platform) => ({ ...draftingRoutes(platform), ...caseRoutes(platform), ...issuingRoutes(platform) })

const draftingRoutes = (platform: Platform) => ({
  create: os.create.handler(async ({ input, context }) => answered(await createDraft(platform, context.call('documents.create'), input))),
  setText: os.setText.handler(async ({ input }) => {
    const { bytes, name, type } = await deskFile(platform, input)
    return new File([bytes as Uint8Array<ArrayBuffer>], name, { type })
  }),
  importFile: os.importFile.handler(async ({ input, context }) => answered(await importFile(platform, context.actor!, input.file))),
  drawAnnex: os.drawAnnex.handler(async ({ input, context }) => answered(await drawOwnAnnex(platform, asking(platform, context), input))),
  save: os.save.handler(async ({ input, context }) => answered(await saveDraft(platform, context.call('documents.save'), input))),
  correct: os.correct.handler(async ({ input, context }) => answered(await correct(platform, context.call('documents.correct'), input))),
  writing: os.writing.handler(async ({ input, context }) => answered(await noteWriting(asking(platform, context), input))),
  check: os.check.handler(async ({ input: { document: id, ...asked }, context }) =>
    answered(await checkView(asking(platform, context), { id, ...asked }))),
  checklist: os.checklist.handler(async ({ input, context }) => answered(await answerChecklist(platform, context.call('documents.answerChecklist'), input))),
  settle: os.settle.handler(async ({ input: { document, ...settlement }, context }) => answered(await settleOpinion(platform, context.call('documents.settleOpinion'), { document, settlement }))),
})

const caseRoutes = (platform: Platform) => ({
  act: os.act.handler(async ({ input, context }) => answered(await actOn(platform, context.call(`documents.${input.act.type}`), input))),
  number: os.number.handler(async ({ input, context }) => answered(await allotNumber(platform, context.call('documents.allotNumber'), input))),
  void: os.void.handler(async ({ input, context }) => answered(await voidNumber(platform, context.call('documents.voidNumber'), input))),
  sealJointly: os.sealJointly.handler(async ({ input, context }) => answered(await sealJointly(platform, context.call('documents.applySeal'), input))),
  seal: os.seal.handler(async ({ input, context }) => answered(await applySeal(platform, context.call('documents.applySeal'), input))),
})

const issuingRoutes = (platform: Platform) => ({
  dispatch: os.dispatch.handler(async ({ input, context }) => answered(await dispatch(platform, context.call('documents.dispatch'), input))),
  dispatchFurther: os.dispatchFurther.handler(async ({ input, context }) => answered(await dispatchFurther(platform, context.call('documents.dispatchFurther'), input))),
  recall: os.recall.handler(async ({ input, context }) => answered(await recallDocument(platform, context.call('documents.recall'), input))),
  makeArchiveReady: os.makeArchiveReady.handler(async ({ input, context }) => answered(await makeArchiveReady(platform, context.call('documents.makeArchiveReady'), input))),
  urgeReceipts: os.urgeReceipts.handler(async ({ input, context }) => answered(await urgeReceipts(platform, context.call('documents.urgeReceipts'), input))),
  signReceipt: os.signReceipt.handler(async ({ input, context }) => answered(await signReceipt(platform, context.call('documents.signReceipt'), input))),
})
