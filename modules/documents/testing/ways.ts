import type { PersonId } from '#lib/ids'
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

/** A notice that the committee's office issues together with other organs. */
export const aJointNotice = (office: Office, joint: readonly string[] = ['区政府办公室']): Promise<DocumentId> => draft(office, office.district.cast.drafter, {
  kind: 'notice', unit: null, body: [{ kind: 'paragraph', runs: [{ text: '请各单位做好元旦春节期间值班工作，确保政令畅通。特此通知。' }] }],
  elements: {
    title: '关于做好元旦春节期间值班工作的通知', mainTo: [to(office, '区财政局'), to(office, '区教育局')], isConfirmedUnclassified: true, signer: office.district.cast.officeHead, copies: 3,
    jointOrgans: joint.map((name) => unitNamed(office, name)), reasons: { 'G-ROUTE-15': '值班工作由两办共同负责，须联合部署。' },
  },
})

/** A joint notice from the drafter's hands to the seals; 会签 is by the heads of the other organs. */
export async function upToSeals(office: Office, id: DocumentId, countersigners: readonly PersonId[]): Promise<void> {
  const { cast } = office.district
  for (const person of [cast.drafter, cast.generalHead, ...countersigners, cast.secretariatHead, cast.officeHead, cast.officeHead, cast.secretariatHead]) await handle(office, id, person)
  await number(office, id, cast.confidentialClerk)
  for (const person of [cast.drafter, cast.secretariatHead]) await handle(office, id, person)
}
