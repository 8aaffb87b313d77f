import type { Instant } from '#lib/instants'
import { integrityOf, isTrusted, type Certificate, type SealMaths } from './certificate.ts'
import type { StampPlace } from './pdf-update.ts'

/** What was looked at, each on its own. */
export type CheckName =
  | 'structure' | 'parts' | 'extra-parts' | 'positions' | 'digest' | 'signature' | 'certificate' | 'certificate-time' | 'seal' | 'seal-file' | 'seal-holder' | 'seal-time' | 'trust' | 'later-changes'
/** `unsure`: it could not be found out here, such as who an unknown certificate belongs to. */
export interface SignatureCheck { readonly check: CheckName; readonly outcome: 'passed' | 'failed' | 'unsure'; readonly text: string }

/** A certificate as people read it. */
export interface CertificateView { readonly subject: string; readonly issuer: string; readonly validFrom: Instant; readonly validTo: Instant }

/** One signature of a file. */
export interface SignatureVerdict {
  /** The name of the seal. */
  readonly name: string
  /** When it says it was made. */
  readonly at: Instant | null
  readonly certificate: CertificateView | null
  /** A seal made for trying things out, by its own words. */
  readonly isTest: boolean
  /** Where it stands on the pages, in mm. */
  readonly places: readonly StampPlace[]
  readonly checks: readonly SignatureCheck[]
  /** No check failed. */
  readonly isValid: boolean
}

/** All signatures of a file. */
export interface FileVerdict {
  readonly signatures: readonly SignatureVerdict[]
  /** What is wrong with the file itself, as sentences. */
  readonly problems: readonly string[]
  /** There is a signature, and nothing is wrong with any of them or with the file. */
  readonly isValid: boolean
  /** In one sentence. */
  readonly summary: string
}

/** What the verifier holds beside the file. */
export interface Verifying {
  readonly maths: SealMaths
  /** Certificates of authorities that the office trusts (DER). */
  readonly trusted: readonly Uint8Array[]
}

/** Words that mark everything made without a licensed authority. */
export const testMark = '测试印章，不具法律效力'

const testWords = /测试印章|演示印章|不具法律效力/
export const isTestName = (...texts: readonly (string | undefined)[]): boolean => texts.some((text) => text !== undefined && testWords.test(text))

export const passed = (check: CheckName, text: string): SignatureCheck => ({ check, outcome: 'passed', text })
export const failed = (check: CheckName, text: string): SignatureCheck => ({ check, outcome: 'failed', text })
export const unsure = (check: CheckName, text: string): SignatureCheck => ({ check, outcome: 'unsure', text })
export const judged = (check: CheckName, isRight: boolean, words: { readonly right: string; readonly wrong: string }): SignatureCheck =>
  isRight ? passed(check, words.right) : failed(check, words.wrong)

/** Who vouches for a signer: certificates that came along, and the maker of the seal, who must be trusted as well. */
export interface Vouching { readonly verifying: Verifying; readonly others?: readonly Certificate[]; readonly maker?: Certificate }

/** Whether a certificate is what its issuer made, was in force at a time, and goes back to an authority that is trusted. */
export function certificateChecks(certificate: Certificate, at: Instant | null, { verifying: { maths, trusted }, others = [], maker }: Vouching): SignatureCheck[] {
  const { validFrom, validTo } = certificate
  const period = `${validFrom.slice(0, 10)}至${validTo.slice(0, 10)}`
  const all = [certificate, ...(maker ? [maker] : []), ...others]
  const integrity = integrityOf(all, trusted, maths)
  const stranger = [certificate, ...(maker ? [maker] : [])].find((one) => !isTrusted(one, { trusted, others: all }, maths))
  return [
    integrity === 'unknown' ? unsure('certificate', '证书的颁发者不在手边，无法核对证书本身。')
      : judged('certificate', integrity === 'whole', { right: '证书与颁发时一致。', wrong: '证书与颁发时不一致，被改动过或是伪造的。' }),
    at === null ? unsure('certificate-time', '签章时间读不出，无法判断证书当时是否有效。')
      : judged('certificate-time', validFrom <= at && at <= validTo, { right: `签章时证书在有效期内（${period}）。`, wrong: `签章时间不在证书有效期内（${period}），请向签章单位核实。` }),
    stranger ? unsure('trust', `证书“${stranger.subject}”的颁发者“${stranger.issuer}”不在本机信任名单内，请核实印章来源。`)
      : passed('trust', `证书由受信任的机构颁发（${certificate.issuer}）。`),
  ]
}

export const certificateView = (one: Certificate | null): CertificateView | null => one && { subject: one.subject, issuer: one.issuer, validFrom: one.validFrom, validTo: one.validTo }

/** The checks of one signature, concluded. */
export const concluded = (one: Omit<SignatureVerdict, 'isValid'>): SignatureVerdict => ({ ...one, isValid: one.checks.every(({ outcome }) => outcome !== 'failed') })

/** The verdict on the whole file. */
export function verdictOn(signatures: readonly SignatureVerdict[], problems: readonly string[]): FileVerdict {
  const isValid = signatures.length > 0 && problems.length === 0 && signatures.every((one) => one.isValid)
  return { signatures, problems, isValid, summary: summaryOf(signatures, problems) }
}

/** Checks that fail when somebody changed what was signed. */
const changes: readonly CheckName[] = ['parts', 'extra-parts', 'digest', 'later-changes']

function summaryOf(signatures: readonly SignatureVerdict[], problems: readonly string[]): string {
  const failures = signatures.flatMap((one) => one.checks.filter(({ outcome }) => outcome === 'failed'))
  if (problems.length) return `签章不可信：${problems[0]!}`
  if (!signatures.length) return '文件没有签章。'
  if (failures.some(({ check }) => changes.includes(check))) return '文件在签章后被改动，请勿使用，向签章单位索取原件。'
  if (failures.length) return `签章无效：${failures[0]!.text}`
  const isSure = signatures.every((one) => one.checks.every(({ outcome }) => outcome === 'passed'))
  const words = isSure ? '签章有效，文件在签章后未被改动' : '文件在签章后未被改动，但签章人身份未能确认'
  return signatures.some((one) => one.isTest) ? `${words}（${testMark}）。` : `${words}。`
}
