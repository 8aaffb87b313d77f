import { strFromU8, strToU8 } from 'fflate'
import type { SealMaths } from './certificate.ts'
import { cmsAttributes, writeCms } from './cms.ts'
import { rangeWidth, withEmptySignature, type PdfSigning } from './pdf-update.ts'

/** Who signs a PDF: RSA with SHA-256, with the signer's certificate first and those that lead to the authority after it. */
export interface PdfSigner {
  readonly certificates: readonly Uint8Array[]
  readonly signSha256: (data: Uint8Array) => Promise<Uint8Array>
}

/**
 * Signs a PDF of ours by an incremental update: every byte before stays as it is. Same bytes, words, time and key, same file.
 * Throws when the file is not built as ours are, has no such page, or the signer's certificates are none: faults of the caller.
 */
export async function signPdf(bytes: Uint8Array, signing: PdfSigning, { signer, maths }: { readonly signer: PdfSigner; readonly maths: Pick<SealMaths, 'sha256'> }): Promise<Uint8Array> {
  const file = withEmptySignature(bytes, signing)
  if (!file) throw new Error('this PDF cannot be signed: it is not built as ours are, or has no such page')
  const { range, contents } = placeholderIn(file, bytes.length)
  const [start, resume] = [contents.start, contents.end]
  file.set(strToU8(`${start} ${resume} ${file.length - resume}`.padEnd(rangeWidth)), range)
  const attributes = cmsAttributes(maths.sha256(joined(file.subarray(0, start), file.subarray(resume))), signing.at)
  const cms = writeCms({ certificates: signer.certificates, attributes, signature: await signer.signSha256(attributes) })
  if (!cms || cms.length * 2 > resume - start - 2) throw new Error('the signature does not fit: its certificates are none, or too many')
  file.set(strToU8(Array.from(cms, (byte) => byte.toString(16).padStart(2, '0')).join('')), start + 1)
  return file
}

/** Where the offsets and the signature belong, looked for in the update alone. */
function placeholderIn(file: Uint8Array, from: number): { range: number; contents: { start: number; end: number } } {
  const update = strFromU8(file.subarray(from), true)
  const range = update.indexOf(rangeMark) + rangeMark.length
  const start = update.indexOf('/Contents <', range) + '/Contents '.length
  return { range: from + range, contents: { start: from + start, end: from + update.indexOf('>', start) + 1 } }
}

const rangeMark = '/ByteRange [0 '

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const whole = new Uint8Array(one.length + other.length)
  whole.set(one)
  whole.set(other, one.length)
  return whole
}
