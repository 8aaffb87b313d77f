import type { Tree } from '../tree.ts'

const glossary = 'GLOSSARY.md'

/** Identifiers that the glossary names and no code uses, Chinese terms listed twice under one heading, and rows without a source. */
export function glossaryFaults(tree: Tree): readonly string[] {
  const code = tree.files.filter((file) => /^(lib|engines|platform|modules|app|ui)\/.*\.(tsx?|sql)$/.test(file))
    .map((file) => plain(tree.read(file))).join('\n')
  return tree.read(glossary).split(/^## /m).slice(1).flatMap((section) => {
    const rows = [...section.matchAll(/^\| (.+?) \| `([^`]+)` \|(.*)\|$/gm)].map((match) => ({ term: match[1]!, identifier: match[2]!, source: match[3]!.trim() }))
    return rows.flatMap(({ term, identifier, source }, index) => [
      ...(code.includes(plain(identifier)) ? [] : [`${glossary}: no code uses ${identifier} (${term})`]),
      ...(source === '' ? [`${glossary}: ${term} has no source`] : []),
      ...(rows.findIndex((row) => row.term === term) < index ? [`${glossary}: ${term} is there twice`] : []),
    ])
  })
}

// `docNumber`, `doc_number` and `doc-number` are one word.
const plain = (text: string): string => text.replace(/[-_]/g, '').toLowerCase()
