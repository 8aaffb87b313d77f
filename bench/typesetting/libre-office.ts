import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { layout, paintDocx, standardMetrics, type OfficialPaper } from '#engines/typesetting'

/** Whether the program is on this machine. */
export const hasLibreOffice = (): boolean => spawnSync('soffice', ['--version']).status === 0

/** LibreOffice turning Word files of the same papers into PDF, in a profile of its own. */
export function libreOffice() {
  const folder = mkdtempSync(path.join(tmpdir(), 'shuniu-bench-'))
  let round = 0
  return {
    /** Converts all in one run of the program; answers the seconds it took. The Word files are made before. */
    toPdf: (papers: readonly OfficialPaper[]): number => {
      const files = papers.map((_, i) => path.join(folder, `${round}-${i}.docx`))
      files.forEach((file, i) => { writeFileSync(file, paintDocx(papers[i]!, layout(papers[i]!, standardMetrics), { title: papers[i]!.title })) })
      round++
      const from = performance.now()
      const { status, stderr } = spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder, ...files])
      const took = (performance.now() - from) / 1000
      const made = readdirSync(folder).filter((name) => name.startsWith(`${round - 1}-`) && name.endsWith('.pdf')).length
      if (status !== 0 || made !== papers.length) throw new Error(`soffice made ${made} of ${papers.length} files: ${stderr.toString()}`)
      return took
    },
    close: () => { rmSync(folder, { recursive: true, force: true }) },
  }
}
