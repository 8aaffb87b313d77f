import { strFromU8, unzipSync } from 'fflate'

/** More than this unpacked is no office document but a trap. */
const UNPACKED_LIMIT = 256 * 1024 * 1024

/** The wanted entries of a zip as text, by name; null when it is no zip or unpacks to something monstrous. */
export function entriesOf(content: Buffer, isWanted: (name: string) => boolean): ReadonlyMap<string, string> | null {
  let total = 0
  let isTrap = false
  try {
    const entries = unzipSync(content, {
      filter({ name, originalSize }) {
        if (!isWanted(name)) return false
        total += originalSize
        isTrap ||= total > UNPACKED_LIMIT
        return !isTrap
      },
    })
    return isTrap ? null : new Map(Object.entries(entries).map(([name, bytes]) => [name, strFromU8(bytes)]))
  } catch {
    return null
  }
}

/** One thing met while walking an XML text. */
export interface Token { readonly kind: 'open' | 'close' | 'text'; readonly name: string; readonly attributes: string; readonly text: string }

/** Walks an XML text from start to end. Enough for reading words out of office formats; it checks nothing. */
export function* tokensOf(xml: string): Iterable<Token> {
  for (const [, closing, name, attributes = '', empty, cdata, text] of xml.matchAll(/<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|<!\[CDATA\[([\s\S]*?)\]\]>|([^<]+)/g)) {
    const words = cdata ?? (text === undefined ? undefined : unescaped(text))
    if (words !== undefined) yield { kind: 'text', name: '', attributes: '', text: words }
    else if (name) {
      yield { kind: closing ? 'close' : 'open', name, attributes, text: '' }
      if (empty) yield { kind: 'close', name, attributes: '', text: '' }
    }
  }
}

/** An attribute's value; null when absent. */
export const attribute = (token: Token, name: string): string | null => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(token.attributes)
  return found ? unescaped(found[1] ?? found[2] ?? '') : null
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string => text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex: string, decimal: string, name: string) => {
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null
  if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  return NAMED[name] ?? whole
})
