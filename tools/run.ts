import { spawn } from 'node:child_process'
import path from 'node:path'
import { programFolder } from '#platform/config'

/** Runs a program of `node_modules/.bin` (or node itself) in the program folder with our output; answers its exit code. */
export function run(name: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<number> {
  const command = name === 'node' ? process.execPath : path.join(programFolder, 'node_modules/.bin', name)
  const child = spawn(command, words, { cwd: programFolder, stdio: 'inherit', env: { ...process.env, ...environment } })
  return new Promise((resolve) => { child.once('exit', (code) => { resolve(code ?? 1) }) })
}
