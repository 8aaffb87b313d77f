import type { Tree } from '../tree.ts'
import { sentencesIn } from './codes.ts'

/** A part of a markdown file that is written by `node tools/tidy.ts --write`, between `<!-- name -->` and `<!-- /name -->`. */
interface Part { readonly file: string; readonly name: string; readonly text: string }

/** Modules without a first line, and written parts that no longer say what the code says. */
export function readmeFaults(tree: Tree): readonly string[] {
  const untitled = modulesOf(tree).filter((name) => titleOf(tree, name) === null)
    .map((name) => `modules/${name}/README.md must begin with "# ${name}: what it does"`)
  const stale = writtenParts(tree).filter((part) => inPlace(tree, part) !== part.text)
    .map(({ file, name }) => `${file}: the part "${name}" is missing or stale; run node tools/tidy.ts --write`)
  return [...untitled, ...stale]
}

/** The files whose written parts change, with their new text. A part without its markers is put at the end. */
export function rewritten(tree: Tree): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const { file, name, text } of writtenParts(tree)) {
    const before = texts.get(file) ?? (tree.files.includes(file) ? tree.read(file) : '')
    const part = `<!-- ${name} -->\n${text}\n<!-- /${name} -->`
    const after = markers(name).test(before) ? before.replace(markers(name), () => part) : `${before.trimEnd()}\n\n${part}\n`
    if (after !== before) texts.set(file, after)
  }
  return texts
}

function writtenParts(tree: Tree): readonly Part[] {
  const modules = modulesOf(tree)
  const rows = modules.flatMap((name) => titleOf(tree, name) ?? []).map((title) => {
    const [name = '', does = ''] = title.split(/: (.*)/)
    return `| [${name}](modules/${name}/README.md) | ${does} |`
  })
  return [
    { file: 'README.md', name: 'modules', text: ['| module | what the office does with it |', '|---|---|', ...rows].join('\n') },
    ...modules.flatMap((name) => refusalsPart(tree, name)),
  ]
}

function refusalsPart(tree: Tree, module: string): readonly Part[] {
  const sentences = sentencesIn(tree).filter(({ file }) => file.startsWith(`modules/${module}/`))
  if (sentences.length === 0) return []
  const rows = sentences.map(({ code, text }) => `| \`${code}\` | ${text.replaceAll('|', '\\|')} |`)
  return [{ file: `modules/${module}/README.md`, name: 'refusals', text: ['| it refuses | saying |', '|---|---|', ...rows].join('\n') }]
}

const modulesOf = (tree: Tree): readonly string[] =>
  tree.files.flatMap((file) => /^modules\/([^/]+)\/index\.ts$/.exec(file)?.[1] ?? [])

/** `documents: official documents out (办文)` of `# documents: official documents out (办文)`. */
function titleOf(tree: Tree, module: string): string | null {
  const file = `modules/${module}/README.md`
  if (!tree.files.includes(file)) return null
  const title = /^# (.+)/.exec(tree.read(file))?.[1] ?? ''
  return title.startsWith(`${module}: `) ? title : null
}

const markers = (name: string): RegExp => new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)\\n?<!-- /${name} -->`)

const inPlace = (tree: Tree, { file, name }: Part): string | null =>
  tree.files.includes(file) ? (markers(name).exec(tree.read(file))?.[1] ?? null) : null
