import {
  flatItems, isRefused, makeSeal, sealPicture, sealPlaces, signOfd, signPdf, straddlePlaces, testMark, verifyOfd, verifyPdf, type FontFiles, type Layout, type OfdStamp, type SealItem,
  type StampPlace,
} from '#engines/typesetting'
import { contentOf, type FileCard } from '#modules/files'
import type { UnitId } from '#lib/ids'
import { addMinutes } from '#lib/instants'
import type { Work } from '#platform/act'
import { sm3 } from '#platform/crypto'
import { demonstrationSeal, keyRoom, pluggedSeal, sealMaths, trustedAuthorities, type OrganSeal } from '#platform/signing'
import type { Platform } from '../../../platform/module.ts'
import type { DocumentId } from '../core/content.ts'
import type { SealedFileView } from '../core/views.ts'
import { sealedFilesOf } from './files.ts'

/** The sealed pages in both formats. */
export interface SealedPages { readonly pdf: Uint8Array; readonly ofd: Uint8Array }
/** The pages as laid out, and whose seals stand on them, by the number that each seal bears. */
export interface ToSeal { readonly pages: SealedPages; readonly laid: Layout; readonly fonts: FontFiles; readonly organs: readonly string[] }

/** The small line in an organ's seal: none in the real one, which an office has set up; every other says what it is. */
export const sealNoteOf = async (settings: Platform['settings'], organ: string): Promise<string | null> => await pluggedSeal(settings, organ) ? null : testMark

/** The same for several organs, by unit. */
export async function sealNotesOf(settings: Platform['settings'], organs: readonly { readonly unit: UnitId; readonly name: string }[]): Promise<Readonly<Record<string, string>>> {
  const notes = await Promise.all(organs.map(async ({ unit, name }) => [unit, await sealNoteOf(settings, name)] as const))
  return Object.fromEntries(notes.flatMap(([unit, note]) => (note === null ? [] : [[unit, note]])))
}

/** Signs the pages with the electronic seals of the organs, one after another, where their seals stand. Pages without a seal stay as they are. */
export async function signPages(settings: Platform['settings'], work: Work, { pages, laid, fonts, organs }: ToSeal): Promise<SealedPages> {
  const [places, strips] = [sealPlaces(laid), straddlePlaces(laid)]
  const signing = organs.flatMap((organ, index) => {
    const own = places.filter(({ signatory }) => signatory === index)
    return own.length ? [{ organ, index, places: own }] : []
  })
  let signed = pages
  for (const [at, { organ, index, places: own }] of signing.entries()) {
    const seal = await pluggedSeal(settings, organ) ?? await demonstrationSeal(keyRoom({ db: work.db, settings, now: work.now }), organ)
    const drawn = laid.pages.flatMap((page) => flatItems(page.items)).find((item): item is SealItem => item.kind === 'seal' && !item.clip && item.signatory === index)!
    const stamps = [...own.map(({ page, x, y, width, height }) => ({ page, box: { x, y, width, height } })), ...strips.filter(({ signatory }) => signatory === index)]
    const name = seal.isTest ? `${organ}（${testMark}）` : organ
    signed = await signBoth(work, signed, { seal, name, place: own[0]!, stamps, isLast: at === signing.length - 1, drawn: () => sealPicture(drawn, fonts) })
  }
  return signed
}

interface Signing {
  readonly seal: OrganSeal
  readonly name: string
  /** Where readers of PDF show the signature, and where readers of OFD draw the seal. */
  readonly place: StampPlace
  readonly stamps: readonly OfdStamp[]
  readonly isLast: boolean
  readonly drawn: () => ReturnType<typeof sealPicture>
}

async function signBoth(work: Work, { pdf, ofd }: SealedPages, { seal, name, place, stamps, isLast, drawn }: Signing): Promise<SealedPages> {
  const at = work.now
  const signedPdf = seal.pdf ? await signPdf(pdf, { name, reason: '用印', at, place }, { signer: seal.pdf, maths: sealMaths }) : pdf
  const made = 'seal' in seal.made ? seal.made.seal : await makeSeal({
    id: `SN${sm3(name).slice(0, 12)}`, vendor: 'Shuniu', name, holders: [seal.holder.certificate], createdAt: at, validFrom: at, validTo: addMinutes(at, SEAL_MINUTES), picture: drawn(),
  }, seal.made.maker)
  const signedOfd = await signOfd(ofd, { seal: made, stamps, at, isLast }, { holder: seal.holder, maths: sealMaths })
  if (isRefused(signedOfd)) throw new Error(`the painted OFD was not signed: ${signedOfd.code}`)
  return { pdf: signedPdf, ofd: signedOfd }
}

/** Ten years: as long as a demonstration seal may be looked at. */
const SEAL_MINUTES = 10 * 365 * 24 * 60

/** What the signatures of the sealed pages say now, read from the files as they are kept. */
export async function sealedFiles(platform: Pick<Platform, 'db' | 'files' | 'settings'>, id: DocumentId): Promise<readonly SealedFileView[]> {
  const { pdf, ofd } = await sealedFilesOf(platform.db, id)
  const verifying = { maths: sealMaths, trusted: await trustedAuthorities(platform.settings, platform.db) }
  const look = async (file: FileCard | null, kind: SealedFileView['kind'], verify: typeof verifyPdf): Promise<SealedFileView[]> => {
    const bytes = file && await contentOf(platform, file.id)
    return file && bytes ? [{ kind, file: { id: file.id, name: file.name }, verdict: verify(bytes, verifying) }] : []
  }
  return [...await look(pdf, 'PDF', verifyPdf), ...await look(ofd, 'OFD', verifyOfd)]
}
