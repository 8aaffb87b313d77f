import { strFromU8, strToU8 } from 'fflate'
import { refuse, type Refused } from '#lib/decision'
import type { Instant } from '#lib/instants'
import type { Box } from '../ofd/geometry.ts'
import { isRefused, readOfdPackage, writeOfdPackage, type OfdParts } from '../ofd/package.ts'
import type { OfdRefusal } from '../ofd/refusals.ts'
import { array, element, xmlPart } from '../ofd/xml-write.ts'
import { base64 } from './base64.ts'
import { oids, type SealMaths } from './certificate.ts'
import { signingGround, type SignedPage, type SigningGround } from './ofd-parts.ts'
import { makeSesSignature, type SealSigner } from './ses.ts'

/** A seal as it shows on a page: the whole seal's frame in mm, and of it the part to be seen, measured from the frame's corner. */
export interface OfdStamp {
  /** The page from 0. */
  readonly page: number
  readonly box: Box
  readonly clip?: Box
}

/** What is to be signed with which seal. */
export interface OfdSigning {
  /** The seal (SESeal, DER). */
  readonly seal: Uint8Array
  readonly stamps: readonly OfdStamp[]
  readonly at: Instant
  /** Nobody signs after this one: the list of signatures is protected too. */
  readonly isLast: boolean
}

/**
 * Signs an OFD package with a seal (GB/T 33190-2016 18, GB/T 38540-2020). Every part is protected but the new signature's own;
 * the parts that were there stay byte for byte, but for the entry's pointer to the list of signatures, which the first one adds.
 */
export async function signOfd(bytes: Uint8Array, signing: OfdSigning, { holder, maths }: { readonly holder: SealSigner; readonly maths: Pick<SealMaths, 'sm3'> }): Promise<Uint8Array | Refused<OfdRefusal>> {
  const parts = readOfdPackage(bytes)
  if (isRefused(parts)) return parts
  const ground = signingGround(parts)
  if (!ground) return refuse('not-ofd', { what: '入口没有指向文档' })
  const next = new Map(parts)
  const place = addToList(next, ground)
  next.set(place.seal, signing.seal)
  const statement = signatureXml({ parts: next, place, ground, signing, maths })
  next.set(place.signature, statement)
  next.set(place.value, await makeSesSignature({ seal: signing.seal, at: signing.at, digest: maths.sm3(statement), property: `/${place.signature}` }, holder))
  return writeOfdPackage(next)
}

/** The parts of one signature. */
interface Place { readonly list: string; readonly signature: string; readonly seal: string; readonly value: string }

/** Enters a new signature into the list, which is made and pointed to if there is none. */
function addToList(parts: Map<string, Uint8Array>, ground: SigningGround): Place {
  const list = ground.list ?? [ground.folder, 'Signs/Signatures.xml'].filter(Boolean).join('/')
  const folder = list.split('/').slice(0, -1).join('/')
  const free = freeNumber(parts, folder)
  const entries = [...ground.entries, { id: nextId(ground), part: `${folder}/Sign_${free}/Signature.xml` }]
  parts.set(list, xmlPart('Signatures', {}, [
    element('MaxSignId', {}, entries.at(-1)!.id), ...entries.map(({ id, part }) => element('Signature', { ID: id, Type: 'Seal', BaseLoc: `/${part}` })),
  ]))
  if (!ground.list) parts.set('OFD.xml', pointingTo(parts.get('OFD.xml')!, list))
  return { list, signature: `${folder}/Sign_${free}/Signature.xml`, seal: `${folder}/Sign_${free}/Seal.esl`, value: `${folder}/Sign_${free}/SignedValue.dat` }
}

function freeNumber(parts: OfdParts, folder: string): number {
  let number = 0
  while ([...parts.keys()].some((part) => part.startsWith(`${folder}/Sign_${number}/`))) number += 1
  return number
}

/** 18.1: the number is `s` and three digits. */
const nextId = ({ entries }: SigningGround): string =>
  `s${String(Math.max(0, ...entries.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0))) + 1).padStart(3, '0')}`

/** The entry with a pointer to the list, last in the body of the first document; all else stays as written. */
function pointingTo(entry: Uint8Array, list: string): Uint8Array {
  const text = strFromU8(entry)
  return strToU8(text.replace(/<\/([\w-]+:)?DocBody\s*>/, (end, prefix: string | undefined) => `<${prefix ?? ''}Signatures>/${list}</${prefix ?? ''}Signatures>${end}`))
}

interface Given {
  readonly parts: OfdParts
  readonly place: Place
  readonly ground: SigningGround
  readonly signing: OfdSigning
  readonly maths: Pick<SealMaths, 'sm3'>
}

function signatureXml({ parts, place, ground, signing, maths }: Given): Uint8Array {
  const left = [place.signature, place.value, ...signing.isLast ? [] : [place.list]]
  const references = [...parts].filter(([part]) => !left.includes(part)).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, bytes]) => element('Reference', { FileRef: `/${part}` }, element('CheckValue', {}, base64(maths.sm3(bytes)))))
  return xmlPart('Signature', {}, [
    element('SignedInfo', {}, [
      element('Provider', { ProviderName: 'Shuniu', Company: 'Shuniu', Version: '1.0' }),
      element('SignatureMethod', {}, oids.sm2WithSm3),
      element('SignatureDateTime', {}, `${signing.at.replace(/[-T:]|\..*$/g, '')}Z`),
      element('References', { CheckMethod: oids.sm3 }, references),
      ...signing.stamps.map((stamp, i) => stampXml(stamp, i, ground.pages)),
      element('Seal', {}, element('BaseLoc', {}, `/${place.seal}`)),
    ]),
    element('SignedValue', {}, `/${place.value}`),
  ])
}

function stampXml({ page, box, clip }: OfdStamp, index: number, pages: readonly SignedPage[]): string {
  const id = pages[page]?.id
  if (!id) throw new RangeError(`the document has no page ${page + 1} for the seal`)
  const text = ({ x, y, width, height }: Box) => array(x, y, width, height)
  return element('StampAnnot', { ID: `s${String(index + 1).padStart(3, '0')}`, PageRef: id, Boundary: text(box), Clip: clip && text(clip) })
}
