import { strToU8 } from 'fflate'
import { der, derAscii, derBits, derInteger, derOctets, derOid, derSequence, derTag } from '#lib/der'
import type { Instant } from '#lib/instants'
import { oids } from './certificate.ts'

/** What a seal shows; sizes in mm. */
export interface SealPicture { readonly type: string; readonly data: Uint8Array; readonly width: number; readonly height: number }

/** What a seal is (SES_SealInfo of GB/T 38540-2020). */
export interface SealInfo {
  readonly id: string
  /** Who made the format, e.g. `Shuniu`. */
  readonly vendor: string
  readonly name: string
  /** Certificates (DER) of those who may sign with it. */
  readonly holders: readonly Uint8Array[]
  readonly createdAt: Instant
  readonly validFrom: Instant
  readonly validTo: Instant
  readonly picture: SealPicture
}

/** Who signs by SM2 with SM3: certificate (DER) and the act itself. */
export interface SealSigner {
  readonly certificate: Uint8Array
  readonly signSm3: (data: Uint8Array) => Promise<Uint8Array>
}

/** Makes a seal: what it is, signed by its maker. */
export async function makeSeal(info: SealInfo, maker: SealSigner): Promise<Uint8Array> {
  const content = sealInfo(info)
  return derSequence(content, derOctets(maker.certificate), sm2WithSm3, derBits(await maker.signSm3(content)))
}

/** What is signed with a seal: the seal itself, when, and the digest of the part that `property` names. */
export interface SealedStatement { readonly seal: Uint8Array; readonly at: Instant; readonly digest: Uint8Array; readonly property: string }

/** The signed value of a stamped file (SES_Signature). */
export async function makeSesSignature(statement: SealedStatement, holder: SealSigner): Promise<Uint8Array> {
  const toSign = derSequence(
    derInteger(formatVersion), statement.seal, time(statement.at), derBits(statement.digest), derAscii(derTag.ia5, statement.property),
  )
  return derSequence(toSign, derOctets(holder.certificate), sm2WithSm3, derBits(await holder.signSm3(toSign)))
}

/** GB/T 38540-2020 is version 4; GM/T 0031-2014 was version 1. */
export const formatVersion = 4
/** 6.2: 1 = 单位印章. */
const organSeal = 1
/** 6.2: the holders are listed by whole certificates, not by digests. */
const byCertificate = 1
const sm2WithSm3 = derOid(oids.sm2WithSm3)

function sealInfo({ id, vendor, name, holders, createdAt, validFrom, validTo, picture }: SealInfo): Uint8Array {
  return derSequence(
    derSequence(derAscii(derTag.ia5, 'ES'), derInteger(formatVersion), derAscii(derTag.ia5, vendor)),
    derAscii(derTag.ia5, id),
    derSequence(
      derInteger(organSeal), der(derTag.utf8, strToU8(name)), derInteger(byCertificate), derSequence(...holders.map(derOctets)),
      time(createdAt), time(validFrom), time(validTo),
    ),
    derSequence(derAscii(derTag.ia5, picture.type), derOctets(picture.data), derInteger(Math.round(picture.width)), derInteger(Math.round(picture.height))),
  )
}

/** GeneralizedTime in UTC to the second. */
const time = (at: Instant): Uint8Array => derAscii(derTag.time, `${at.replace(/[-T:]|\..*$/g, '')}Z`)
