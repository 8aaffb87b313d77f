import { z } from 'zod'
import type { Block, Paper } from '../model.ts'

export { formatNamed, formatNames } from '../papers.ts'
export { textsOf } from '../texts.ts'

/** The model as schemas, for papers that come as JSON from outside. Shapes and units are told in `model.ts`. */
const text = z.string().max(200_000)
const short = z.string().max(500)
const face = z.enum(['fang', 'kai', 'hei', 'xiaobiaosong', 'song'])
const run = z.strictObject({ text, face: face.exactOptional() })
const align = z.enum(['left', 'center', 'right'])
const mm = z.number().positive().max(2000)

const cell = z.strictObject({ text, align: align.exactOptional(), columnSpan: z.int().min(1).max(60).exactOptional(), rowSpan: z.int().min(1).max(2000).exactOptional() })
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: z.literal([1, 2, 3, 4]), runs: z.array(run), runIn: z.array(run).exactOptional() }),
  z.strictObject({ kind: z.literal('paragraph'), runs: z.array(run), align: align.exactOptional() }),
  z.strictObject({
    kind: z.literal('table'), caption: short.exactOptional(), columns: z.array(z.number().positive()).min(1).max(60), headerRows: z.int().min(0).max(20),
    rows: z.array(z.array(cell)), landscape: z.boolean().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('picture'), file: short, widthMm: mm, heightMm: mm, caption: short.exactOptional() }),
]) satisfies z.ZodType<Block>
const body = z.array(block)

/** The largest seal of an organ of state is 60 mm wide. */
const diameter = z.number().min(10).max(60)
const seal = z.strictObject({ organ: short, diameterMm: diameter.exactOptional(), note: short.exactOptional() })
const signatory = z.strictObject({ organ: short, seal: seal.exactOptional(), stamp: z.strictObject({ title: short, name: short }).exactOptional() })
const finishedPage = z.strictObject({ file: short, widthMm: mm, heightMm: mm })
const attachment = z.strictObject({ title: short, body, pages: z.array(finishedPage).exactOptional(), boundSeparately: z.boolean().exactOptional() })

// Secrecy grade and copy number have no place on an open network (documents.md 8), so no paper from outside brings them.
const marks = { urgency: short.exactOptional() }
const words = {
  adoptionNote: short.exactOptional(), mainTo: text.exactOptional(), body, attachments: z.array(attachment).default([]), signatories: z.array(signatory).default([]),
  docDate: short.exactOptional(), footnote: short.exactOptional(),
}
const imprint = { copyTo: text.exactOptional(), printOrg: short.exactOptional(), printDate: short.exactOptional() }
const number = { docNumber: short.exactOptional() }

/** A paper in the formats that a text is set in. */
export const paperSchema = z.discriminatedUnion('format', [
  z.strictObject({
    format: z.literal('document'), issuerMark: z.union([short, z.strictObject({ organs: z.array(short).min(1), word: short })]), ...number, signers: z.array(short).exactOptional(),
    title: short, ...marks, ...words, ...imprint,
  }),
  z.strictObject({ format: z.literal('letter'), issuerMark: short, ...number, title: short, ...marks, ...words, copyTo: text.exactOptional() }),
  z.strictObject({ format: z.literal('order'), issuerMark: short, ...number, title: short.exactOptional(), ...marks, ...words, ...imprint }),
  z.strictObject({
    format: z.literal('minutes'), issuerMark: short, ...number, editor: short.exactOptional(), issuedOn: short.exactOptional(), title: short.exactOptional(), ...marks, ...words, ...imprint,
    attendance: z.array(z.strictObject({ label: short, names: text })).default([]),
  }),
  z.strictObject({
    format: z.literal('bulletin'), masthead: short, notice: short.exactOptional(), issue: short.exactOptional(), totalIssue: short.exactOptional(), editor: short.exactOptional(), issuedOn: short.exactOptional(),
    hasContents: z.boolean().default(false), editorNote: text.exactOptional(),
    columns: z.array(z.strictObject({ name: short.exactOptional(), items: z.array(z.strictObject({ title: short, editorNote: text.exactOptional(), body, source: short.exactOptional() })) })),
    reportTo: text.exactOptional(), sendTo: text.exactOptional(), issueTo: text.exactOptional(), copies: short.exactOptional(),
  }),
]) satisfies z.ZodType<Paper>

/** What is told beside a text (`--meta`): any element of a paper but its words; it stands before what the text says. */
export const paperMetaSchema = z.strictObject({
  issuerMark: z.union([short, z.strictObject({ organs: z.array(short).min(1), word: short })]).exactOptional(), ...number, signers: z.array(short).exactOptional(), title: short.exactOptional(), ...marks,
  adoptionNote: short.exactOptional(), mainTo: text.exactOptional(), signatories: z.array(signatory).exactOptional(), docDate: short.exactOptional(), footnote: short.exactOptional(), ...imprint,
  masthead: short.exactOptional(), issue: short.exactOptional(), totalIssue: short.exactOptional(), editor: short.exactOptional(), issuedOn: short.exactOptional(),
  attendance: z.array(z.strictObject({ label: short, names: text })).exactOptional(),
})
