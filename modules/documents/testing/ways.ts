import type { DocumentId } from '../core/content.ts'
import { draft, handle, holderIn, number, seal, to, unitNamed, type Office } from '../server/demo/office.ts'

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

/** An order of the district government, signed and waiting for its number. */
export async function anOrder(office: Office): Promise<DocumentId> {
  const [clerk, head] = [await holderIn(office, '区政府办公室', 'unitContact'), await holderIn(office, '区政府办公室', 'officeHead')]
  const signer = office.district.cast.districtMayor
  const id = await draft(office, clerk, {
    kind: 'order', unit: null, body: [{ kind: 'paragraph', runs: [{ text: '为预防森林火灾，自发布之日起，森林防火区内禁止一切野外用火。' }] }],
    elements: { title: '关于禁止野外用火的命令', organ: unitNamed(office, '临江区政府'), signer, isConfirmedUnclassified: true, copies: 2 },
  })
  for (const person of [clerk, head, signer, head]) await handle(office, id, person)
  return id
}
