import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rewritten } from './tidy/readmes.ts'
import { repository, treeOf } from './tree.ts'

const skeleton = path.join(repository, 'tools/skeleton')

/**
 * Makes `modules/<name>` under a root from the skeleton: a small module that works, compiles and is tested,
 * to be reshaped file by file. Answers the files made. Throws when the name is unfit or taken.
 */
export function newModule(root: string, name: string): readonly string[] {
  // The name is also a prefix of tables and of identifiers, so it is one plain word.
  if (!/^[a-z]{3,20}$/.test(name)) throw new Error(`"${name}" is no module name: one lower-case English word, plural where it counts things`)
  if (existsSync(path.join(root, 'modules', name))) throw new Error(`modules/${name} exists already`)
  return treeOf(skeleton).files.map((template) => {
    const file = `modules/${name}/${template.replace(/\.txt$/, '')}`
    const text = readFileSync(path.join(skeleton, template), 'utf8')
      .replaceAll('{{name}}', name).replaceAll('{{Name}}', name[0]!.toUpperCase() + name.slice(1))
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
    return file
  })
}

/** `node tools/new-module.ts NAME` */
function main(): void {
  const name = process.argv[2] ?? ''
  const made = newModule(repository, name)
  for (const [file, text] of rewritten(treeOf(repository))) writeFileSync(path.join(repository, file), text)
  console.log([...made, '', `Now list ${name} in app/modules.ts and shape it file by file (CONTRIBUTING.md).`].join('\n'))
}

if (import.meta.main) main()
