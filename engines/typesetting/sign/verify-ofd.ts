import { sentenceFor } from '#lib/refusals'
import { isRefused, readOfdPackage, resolveLoc, type OfdParts } from '../ofd/package.ts'
import { ofdRefusals } from '../ofd/refusals.ts'
import { childOf, childrenOf, type XmlElement } from '../ofd/xml-read.ts'
import { base64 } from './base64.ts'
import { isSame, oids, type SealMaths } from './certificate.ts'
import { boxIn, signingGround, xmlOf, type SignatureEntry, type SignedPage, type SigningGround } from './ofd-parts.ts'
import type { StampPlace } from './pdf-update.ts'
import { readSesSignature, type ReadSesSignature } from './ses-read.ts'
import {
  certificateChecks, certificateView, concluded, failed, isTestName, judged, passed, verdictOn, type FileVerdict, type SignatureCheck, type SignatureVerdict, type Verifying,
} from './verdict.ts'

/**
 * Verifies every signature of an OFD: digests of all parts, what is not protected, the signed value, the seal and its maker,
 * certificates, times and places on the pages. Each check is told on its own. Never throws on content.
 */
export function verifyOfd(bytes: Uint8Array, verifying: Verifying): FileVerdict {
  const parts = readOfdPackage(bytes)
  if (isRefused(parts)) return verdictOn([], [sentenceFor(ofdRefusals[parts.code], parts.detail)])
  const ground = signingGround(parts)
  if (!ground) return verdictOn([], ['文件没有可用的OFD入口，不能核验。'])
  const stray = [...parts.keys()].some((part) => /(^|\/)(SignedValue\.dat|Seal\.esl)$/i.test(part))
  const signatures = ground.entries.map((entry) => verify(entry, { parts, ground, verifying, own: ownParts(parts, ground) }))
  return verdictOn(signatures, !signatures.length && stray ? ['文件里留有签章数据却没有登记签章，签章可能已被移除。'] : [])
}

interface Package {
  readonly parts: OfdParts
  readonly ground: SigningGround
  readonly verifying: Verifying
  /** The parts that make up the signatures of the list themselves. */
  readonly own: ReadonlySet<string>
}

function ownParts(parts: OfdParts, ground: SigningGround): ReadonlySet<string> {
  return new Set([ground.list ?? '', ...ground.entries.flatMap(({ part }) => {
    const root = xmlOf(parts, part)
    return [part, valuePart(part, root), sealPart(part, root)].filter((one) => one !== null)
  })])
}

const valuePart = (part: string, root: XmlElement | null): string | null => resolveLoc(part, childOf(root ?? undefined, 'SignedValue')?.text.trim() ?? '')
const sealPart = (part: string, root: XmlElement | null): string | null => {
  const loc = childOf(childOf(childOf(root ?? undefined, 'SignedInfo'), 'Seal'), 'BaseLoc')?.text.trim()
  return loc ? resolveLoc(part, loc) : null
}

function verify({ part }: SignatureEntry, whole: Package): SignatureVerdict {
  const { parts, verifying } = whole
  const root = xmlOf(parts, part)
  const info = childOf(root ?? undefined, 'SignedInfo')
  const value = parts.get(valuePart(part, root) ?? '')
  const read = value ? readSesSignature(value) : null
  const places = placesOf(info, whole.ground.pages)
  if (!info || !read) {
    const text = !info ? '签名文件缺失或读不出，文件已损坏或被改动。' : value ? '签名值读不出，已损坏或不是电子印章的签名。' : '签名值缺失，文件已损坏或被改动。'
    return concluded({ name: '', at: null, certificate: null, isTest: false, places, checks: [failed('structure', text)] })
  }
  return concluded({
    name: read.seal.name, at: read.at, certificate: certificateView(read.holder), places, isTest: isTestName(read.seal.name, read.holder.subject, read.seal.maker.subject),
    checks: [
      passed('structure', '签名文件和签名值完整。'), ...partChecks(info, part, whole), placeCheck(info, whole.ground.pages),
      ...valueChecks(read, parts.get(part)!, verifying.maths), ...sealChecks(read, parts.get(sealPart(part, root) ?? ''), verifying.maths),
      ...certificateChecks(read.holder, read.at, { verifying, maker: read.seal.maker }),
    ],
  })
}

const checkMethods: readonly string[] = [oids.sm3, 'SM3']
/** As many names as a sentence bears. */
const named = 3
const namesOf = (list: readonly string[]): string => `“${list.slice(0, named).join('”“')}”${list.length > named ? `等${list.length}个` : ''}`

function partChecks(info: XmlElement, own: string, { parts, verifying: { maths }, own: all }: Package): SignatureCheck[] {
  const references = childOf(info, 'References')
  const method = references?.attributes['CheckMethod'] ?? ''
  if (!checkMethods.includes(method)) return [failed('parts', `摘要算法不是SM3（${method || '未注明'}），不能核验。`)]
  const protectedParts = new Map(childrenOf(references, 'Reference').map((one) => [resolveLoc(own, one.attributes['FileRef'] ?? '') ?? '', childOf(one, 'CheckValue')?.text.trim() ?? '']))
  const missing = [...protectedParts.keys()].filter((part) => !parts.has(part))
  const changed = [...protectedParts].filter(([part, sum]) => parts.has(part) && base64(maths.sm3(parts.get(part)!)) !== sum).map(([part]) => part)
  const extra = [...parts.keys()].filter((part) => !protectedParts.has(part) && !all.has(part))
  const wrong = [...(missing.length ? [`${namesOf(missing)}被删去`] : []), ...(changed.length ? [`${namesOf(changed)}被改动`] : [])].join('，')
  return [
    judged('parts', wrong === '', { right: `受保护的${protectedParts.size}个部件与签章时一致。`, wrong: `签章后${wrong}。` }),
    judged('extra-parts', extra.length === 0, { right: '没有签章未保护的部件。', wrong: `${namesOf(extra)}不在签章保护范围内，可能是后来加入的。` }),
  ]
}

/** How far a seal may stand over the edge: rounding of what others wrote. */
const edgeMm = 0.5

function placeCheck(info: XmlElement, pages: readonly SignedPage[]): SignatureCheck {
  const stamps = childrenOf(info, 'StampAnnot')
  const wrong = stamps.filter(({ attributes }) => {
    const page = pages.find(({ id }) => id === attributes['PageRef'])
    const [box, clip] = [boxIn(attributes['Boundary']), boxIn(attributes['Clip'] ?? '0 0 0 0')]
    if (!page || !box || !clip || box.width <= 0 || box.height <= 0) return true
    const seen = attributes['Clip'] === undefined ? box : { x: box.x + clip.x, y: box.y + clip.y, width: clip.width, height: clip.height }
    return seen.x < -edgeMm || seen.y < -edgeMm || seen.x + seen.width > page.width + edgeMm || seen.y + seen.height > page.height + edgeMm
  })
  return judged('positions', wrong.length === 0, { right: `印章位置都在页面之内（${stamps.length}处）。`, wrong: `有${wrong.length}处印章不在文件的页面上，请勿使用。` })
}

function placesOf(info: XmlElement | undefined, pages: readonly SignedPage[]): StampPlace[] {
  return childrenOf(info, 'StampAnnot').flatMap(({ attributes }) => {
    const [page, box] = [pages.findIndex(({ id }) => id === attributes['PageRef']), boxIn(attributes['Boundary'])]
    return page >= 0 && box ? [{ page, ...box }] : []
  })
}

function valueChecks(read: ReadSesSignature, statement: Uint8Array, maths: SealMaths): SignatureCheck[] {
  const isRight = read.algorithm === oids.sm2WithSm3 && maths.isSm2(read.holder.key, read.signed, read.signature)
  return [
    judged('digest', isSame(maths.sm3(statement), read.digest), { right: '签名文件与签章时一致。', wrong: '签名文件与签章时不一致，文件被改动过。' }),
    judged('signature', isRight, { right: '签名值正确（SM2）。', wrong: '签名值不正确，签章可能是伪造的。' }),
  ]
}

function sealChecks({ seal, holder, at }: ReadSesSignature, file: Uint8Array | undefined, maths: SealMaths): SignatureCheck[] {
  const isMade = seal.algorithm === oids.sm2WithSm3 && maths.isSm2(seal.maker.key, seal.signed, seal.signature)
  const period = `${seal.validFrom.slice(0, 10)}至${seal.validTo.slice(0, 10)}`
  return [
    judged('seal', isMade, { right: `印章由“${seal.maker.subject}”制作，未被改动。`, wrong: '印章本身的制章签名不正确，印章可能是伪造的。' }),
    judged('seal-file', file !== undefined && isSame(file, seal.der), { right: '文件里的印章与签名值里的是同一枚。', wrong: '文件里的印章与签名值里的不是同一枚。' }),
    judged('seal-holder', seal.admits(holder.der, maths), { right: '签章人在印章的使用人名单内。', wrong: '签章人的证书不在印章的使用人名单内，不得用此印章签章。' }),
    judged('seal-time', seal.validFrom <= at && at <= seal.validTo, { right: `签章时印章在有效期内（${period}）。`, wrong: `签章时间不在印章有效期内（${period}），请向签章单位核实。` }),
  ]
}
