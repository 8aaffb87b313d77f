import type { PlacedText } from '#lib/findings'
import type { Day } from '#lib/instants'

/** What is known of a paper besides its words. */
export interface WordingFacts {
  /** 文种 as printed, e.g. 通知. Where it is given, the title is held to the rules of official documents. */
  readonly kind?: string
  /** The paper's own 发文字号: it needs no citation. */
  readonly docNumber?: string
  /** Two-digit years far ahead of it belong to the last century. */
  readonly today?: Day
  readonly knownOrgans?: readonly KnownOrgan[]
}

/** An organ of the directory, with short forms that must not be used in writing. */
export interface KnownOrgan {
  readonly name: string
  readonly informal: readonly string[]
}

/**
 * One stretch of text, ready for the rules. The three views have the length of the text, so offsets agree;
 * what a view does not show is filled with BLANK.
 */
export interface Reading {
  readonly index: number
  readonly placed: PlacedText
  /** All words, but for addresses, file names, codes and the numbers of standards: they keep rules of their own. */
  readonly text: string
  /** `text` without what stands inside 《》: names of documents are quoted as they are. */
  readonly named: string
  /** `named` without what stands inside quotation marks. */
  readonly prose: string
}

/** The texts of a paper in reading order, sorted by what they are. */
export interface Paper {
  readonly readings: readonly Reading[]
  readonly facts: WordingFacts
  readonly title: Reading | null
  readonly mainTo: readonly Reading[]
  readonly copyTo: readonly Reading[]
  readonly attachmentNotes: readonly Reading[]
  readonly attachmentTitles: readonly Reading[]
  /** The running text of the body and of each attachment: the scopes within which numbers run on. */
  readonly bodies: readonly (readonly Reading[])[]
  /** Written in articles (第一条), as regulations are. */
  readonly isArticled: boolean
  /** Has what only an official document has: a kind, recipients, a number, or a title 关于… with a 成文日期. */
  readonly isOfficial: boolean
}

export const BLANK = '\uE000'
export const HAN = '\u3400-\u9fff'

/** Stretches which are no Chinese prose although marks and digits stand in them. */
const FOREIGN = new RegExp([
  String.raw`(?:https?|ftp):\/\/[\w\-./?%&=#:~+,;@!$()]+`,
  String.raw`\bwww\.[\w\-./?%&=#:~+]+`,
  String.raw`[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}`,
  '`[^`]{0,200}`',
  String.raw`[\w\-]{0,40}\.(?:docx?|xlsx?|pptx?|pdf|ofd|txt|wps|et|csv|zip|rar|7z|jpe?g|png|tiff?|mp[34]|exe|json|xml|html?)\b`,
  String.raw`\b(?:[a-z0-9-]{1,40}\.){1,5}(?:com|cn|org|net|gov|edu|example)\b(?:\/[\w\-./?%&=#]*)?`,
  String.raw`\b[A-Z]{2,8}(?:\/[A-Z]{1,3})?\s?\d[\d.]*(?:[-—]\d{4})?(?=[^\w]|$)`,
  String.raw`\b\d{1,3}(?:\.\d{1,3}){3}\b`,
].join('|'), 'g')

/** Reads the texts of a paper once, for all rules. */
export function readPaper(texts: readonly PlacedText[], facts: WordingFacts): Paper {
  const readings = texts.map(readingOf)
  const ofPart = (part: string) => readings.filter(({ placed }) => placed.place.part === part && placed.place.attachment === undefined)
  const titles = ofPart('title')
  const bodies = new Map<number, Reading[]>()
  for (const reading of readings) {
    const { place, kind } = reading.placed
    if (place.part !== 'body' || kind === 'cell' || kind === 'caption') continue
    const scope = place.attachment ?? -1
    const found = bodies.get(scope)
    if (found) found.push(reading)
    else bodies.set(scope, [reading])
  }
  const mainTo = ofPart('mainTo')
  return {
    readings, facts, title: titles[0] ?? null, mainTo, copyTo: ofPart('copyTo'),
    attachmentNotes: readings.filter(({ placed }) => placed.place.part === 'attachmentNote'),
    attachmentTitles: readings.filter(({ placed: { place } }) => place.part === 'attachmentTitle' || (place.part === 'title' && place.attachment !== undefined)),
    bodies: [...bodies.values()],
    isArticled: readings.some(({ placed }) => ARTICLE.test(placed.text)),
    isOfficial: facts.kind !== undefined || facts.docNumber !== undefined || mainTo.length > 0 || ofPart('docNumber').length > 0
      || (ofPart('docDate').length > 0 && /关于/.test(titles[0]?.placed.text ?? '')),
  }
}

const ARTICLE = /^[\s\u3000]{0,4}第[一二三四五六七八九十百]{1,5}条[\s\u3000]/

function readingOf(placed: PlacedText, index: number): Reading {
  const text = /[A-Za-z0-9`]/.test(placed.text) ? placed.text.replace(FOREIGN, (found) => BLANK.repeat(found.length)) : placed.text
  const named = withoutInner(text, '《', '》')
  return { index, placed, text, named, prose: withoutInner(withoutInner(named, '“', '”'), '‘', '’') }
}

/** Blanks out what stands between a pair of marks; the marks stay. A mark without its partner hides nothing. */
function withoutInner(text: string, open: string, close: string): string {
  let from = text.indexOf(open)
  if (from < 0) return text
  const parts: string[] = []
  let done = 0
  while (from >= 0) {
    const to = closing(text, from, { open, close })
    if (to < 0) break
    parts.push(text.slice(done, from + 1), BLANK.repeat(to - from - 1))
    done = to
    from = text.indexOf(open, to + 1)
  }
  return parts.join('') + text.slice(done)
}

/** Quotations and names are short: beyond this a partner is held to be missing, which also keeps the search linear. */
const FARTHEST = 2000

function closing(text: string, from: number, { open, close }: { open: string; close: string }): number {
  const end = Math.min(text.length, from + FARTHEST)
  let depth = 0
  for (let at = from; at < end; at += 1) {
    const mark = text[at]
    if (mark === open) depth += 1
    else if (mark === close && --depth === 0) return at
  }
  return -1
}

/** Parts that hold a single value by a form of their own, not prose. */
const VALUES: ReadonlySet<string> = new Set(['docNumber', 'docDate', 'printDate', 'urgency', 'copyNumber', 'secrecy', 'pageNumber', 'attachmentLabel'])
export const isProse = ({ placed }: Reading): boolean => !VALUES.has(placed.place.part)
/** Paragraphs and headings, where sentences stand. */
export const isRunning = ({ placed }: Reading): boolean => placed.kind === 'paragraph' || placed.kind === 'heading'
