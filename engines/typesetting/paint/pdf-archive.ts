import { latin1, utf8 } from './bytes.ts'
import { deflated } from './deflate/stream.ts'
import { hexText, ref, type PdfFile } from './pdf-file.ts'

/** What PDF/A-1b asks of a file beside its pages: an output intent with a colour profile, and metadata that agree with the info dictionary. */
export interface Archive { readonly catalogEntries: string; readonly info: number }

const producer = 'Shuniu'
/** The same in every file. */
let packedProfile: Uint8Array | undefined

export function addArchiveParts(file: PdfFile, wanted: string): Archive {
  const title = plain(wanted)
  const metadata = file.stream('/Type/Metadata/Subtype/XML', utf8(xmp(title)), 'plain')
  const profile = file.stream('/N 3', file.deflate?.(srgbProfile()) ?? (packedProfile ??= deflated(srgbProfile())), 'deflated')
  return {
    catalogEntries: `/Lang(zh-CN)/Metadata ${ref(metadata)}/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile ${ref(profile)}>>]`
      + '/ViewerPreferences<</DisplayDocTitle true>>',
    info: file.add(`/Title ${hexText(title)}/Producer(${producer})`),
  }
}

/** A title may hold a line end made by hand, or what no XML may hold. */
// oxlint-disable-next-line no-control-regex
const plain = (title: string): string => title.toWellFormed().replace(/[\u0000-\u001f\ufffe\uffff]/g, '')

// No dates: the same paper must give the same bytes.
function xmp(title: string): string {
  const escaped = title.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]!)
  return '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    + '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    + `<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped}</rdf:li></rdf:Alt></dc:title>`
    + `<pdf:Producer>${producer}</pdf:Producer><pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>`
    + '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
}

/** An sRGB profile (ICC 2.1, matrix and gamma 2.2) made here, so that no foreign file is needed. */
function srgbProfile(): Uint8Array {
  const tags: [string, Uint8Array][] = [
    ['desc', descriptionTag('sRGB')], ['cprt', textTag('No copyright, use freely')], ['wtpt', xyzTag(0.9505, 1, 1.0891)],
    ['rXYZ', xyzTag(0.4361, 0.2225, 0.0139)], ['gXYZ', xyzTag(0.3851, 0.7169, 0.0971)], ['bXYZ', xyzTag(0.1431, 0.0606, 0.7141)],
    ['rTRC', gammaTag()], ['gTRC', gammaTag()], ['bTRC', gammaTag()],
  ]
  const start = 132 + 12 * tags.length
  const profile = new Uint8Array(tags.reduce((sum, [, data]) => sum + ((data.length + 3) & ~3), start))
  const view = new DataView(profile.buffer)
  view.setUint32(0, profile.length)
  view.setUint32(8, 0x02100000)
  profile.set(latin1('mntrRGB XYZ '), 12)
  ;[2026, 1, 1].forEach((value, i) => view.setUint16(24 + 2 * i, value))
  profile.set(latin1('acsp'), 36)
  ;[0.9642, 1, 0.8249].forEach((value, i) => view.setInt32(68 + 4 * i, fixed(value)))
  view.setUint32(128, tags.length)
  let at = start
  tags.forEach(([name, data], i) => {
    profile.set(latin1(name), 132 + 12 * i)
    view.setUint32(136 + 12 * i, at)
    view.setUint32(140 + 12 * i, data.length)
    profile.set(data, at)
    at += (data.length + 3) & ~3
  })
  return profile
}

const fixed = (value: number): number => Math.round(value * 65536)

function xyzTag(...values: readonly number[]): Uint8Array {
  const tag = new Uint8Array(20)
  tag.set(latin1('XYZ '))
  values.forEach((value, i) => new DataView(tag.buffer).setInt32(8 + 4 * i, fixed(value)))
  return tag
}

const textTag = (text: string): Uint8Array => latin1(`text\0\0\0\0${text}\0`)
const gammaTag = (): Uint8Array => latin1('curv\0\0\0\0\0\0\0\x01\x02\x33')

function descriptionTag(text: string): Uint8Array {
  const tag = new Uint8Array(12 + text.length + 1 + 78)
  tag.set(latin1(`desc\0\0\0\0\0\0\0${String.fromCharCode(text.length + 1)}${text}`))
  return tag
}
