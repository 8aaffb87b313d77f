import type { DocumentId } from '../core/content.ts'
import { draft, handle, number, seal, to, unitNamed, type Office } from '../server/demo/office.ts'

/** A short letter to one department, by the drafter of the demo district. */
export const aLetter = (office: Office, title = '关于商请核对经费安排的函'): Promise<DocumentId> => draft(office, office.district.cast.drafter, {
  kind: 'letter', unit: null, body: [{ kind: 'paragraph', runs: [{ text: '现商请贵局协助核对经费安排。请予函复。' }] }],
  elements: { title, mainTo: [to(office, '区财政局')], isConfirmedUnclassified: true, signer: office.district.cast.officeHead, copies: 2 },
})

/** From the drafter's hands to the clerk's: all but the number. */
export async function upToNumbering(office: Office, id: DocumentId): Promise<void> {
  const { cast } = office.district
  for (const person of [cast.drafter, cast.generalHead, cast.secretariatHead, cast.officeHead, cast.officeHead, cast.secretariatHead]) await handle(office, id, person)
}

/** From the number to the seal; gives the number. */
export async function upToDispatching(office: Office, id: DocumentId, straddle = false): Promise<string> {
  const { cast } = office.district
  const text = await number(office, id, cast.confidentialClerk)
  await handle(office, id, cast.drafter)
  await handle(office, id, cast.secretariatHead)
  await seal(office, id, cast.sealKeeper, { organ: unitNamed(office, '区委办公室'), straddle })
  return text
}
