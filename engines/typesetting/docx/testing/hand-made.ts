import { strToU8, zipSync } from 'fflate'

const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"', 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"', 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"', 'xmlns:o="urn:schemas-microsoft-com:office:office"', 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')

/** A part with the usual namespaces, e.g. `part('w:hdr', '<w:p/>')`. */
export const part = (root: string, content: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${root} ${spaces}>${content}</${root}>`

/** A .docx by hand: the content of the body, and other parts under `word/` by name, as any program might write them. */
export function handMadeDocx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const named = { 'document.xml': part('w:document', `<w:body>${body}</w:body>`), ...parts }
  return zipSync(Object.fromEntries(Object.entries(named).map(([name, text]) => [`word/${name}`, strToU8(text)])))
}

/** Relations of the document: header and footer parts, the theme. */
export const relations = (targets: Readonly<Record<string, string>>): Record<string, string> => ({
  '_rels/document.xml.rels': `<Relationships>${Object.entries(targets).map(([id, target]) => `<Relationship Id="${id}" Type="t" Target="${target}"/>`).join('')}</Relationships>`,
})

/** A paragraph of plain text with properties as XML. */
export const p = (text: string, properties = '', run = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
