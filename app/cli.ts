import { enableCompileCache } from 'node:module'
import path from 'node:path'
import type { Settings } from '#platform/config'
import type { Ground } from './boot.ts'

// Node keeps what it has compiled beside the packages (where it may write), and each command loads only what it needs: ADR 0018.
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/compiled'))

const usage = `枢纽 Shuniu

  shuniu start                 open the office (the demo district on a fresh machine)
  shuniu migrate               bring the database up to date and end
  shuniu backup FOLDER         save database and files into a new folder
  shuniu restore FOLDER [replace]  bring a saved district into an empty database, or with replace over this one
  shuniu audit verify          check the audit chain; names the first broken row (exit 1)
  shuniu account recover LOGIN REASON  give the last security administrator a one-time link (docs/guides/recover.md)
  shuniu typeset IN --out OUT  set a text on official paper
      IN: .txt .md .docx .ofd .pdf, or .json (a paper, see engines/typesetting/README.md); OUT: .pdf .ofd .docx .svg
      --format 文件|信函|命令|纪要|简报   --meta FILE.json (elements beside the text)
  shuniu check IN [--json]     read a paper like an old hand: layout, punctuation, numbers, wording (exit 1 on errors)
  shuniu ofd verify FILE.ofd   check an OFD file's structure and signatures (exit 1 when something is wrong)
  shuniu pdf verify FILE.pdf   check a PDF's signatures (exit 1 when there is none or something is wrong)
      --trust CERT.(pem|der)   an authority to trust beside those of SEAL_SIGNER; may be given several times

Settings are environment variables; docs/guides/run.md has the table.`

/** Progress goes to standard error, results to standard output. */
const say = (line: string) => console.error(line)

const commands: Record<string, (settings: Settings, words: readonly string[]) => Promise<number>> = {
  async start(settings) {
    // Heard from the first moment: asked to end while it starts, it ends its PostgreSQL too.
    const signalled = new Promise<string>((resolve) => { for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, resolve) })
    const { openHouse } = await import('./boot.ts')
    const house = await openHouse(settings, say)
    console.log(`枢纽已启动：${house.address}${settings.DEMO ? '（演示数据，登录页可选示例人员）' : ''}`)
    if (house.firstLink) console.log(`首位系统管理员请在 24 小时内打开此一次性链接设置密码：\n  ${house.firstLink}`)
    say(`${await signalled}: finishing what is under way …`)
    await house.stop()
    return 0
  },
  async migrate(settings) {
    const { openGround } = await import('./boot.ts')
    const ground = await openGround(settings, say)
    await ground.close()
    console.log('The database is up to date.')
    return 0
  },
  async backup(settings, [folder]) {
    if (!folder) return wrong('Name the folder to save into.')
    const [{ backup }, { openFileStore }, { systemClock }] = await Promise.all([import('#platform/backup'), import('#platform/files'), import('#platform/clock')])
    return await onGround(settings, async (ground) => {
      const report = await backup({ database: ground.database, files: await openFileStore(settings), to: folder, now: systemClock(), program: settings.version, key: ground.key, onProgress: say })
      console.log(`Saved ${report.tables} tables, ${report.rows} rows, ${report.files} files into ${folder}.`)
      return 0
    })
  },
  async restore(settings, [folder, flag]) {
    if (!folder) return wrong('Name the folder to restore from.')
    const [{ restore }, { openFileStore }, { migrationSets }] = await Promise.all([import('#platform/backup'), import('#platform/files'), import('./boot.ts')])
    return await onGround(settings, async (ground) => {
      const report = await restore({ database: ground.database, files: await openFileStore(settings), from: folder, sets: migrationSets, replace: flag === 'replace', key: ground.key, onProgress: say })
      console.log(`Restored ${report.tables} tables, ${report.rows} rows, ${report.files} files; every count and hash agrees.`)
      return 0
    }, false)
  },
  async audit(settings, [verb]) {
    if (verb !== 'verify') return wrong('audit verify is the only audit command.')
    const { verifyChain } = await import('#platform/audit')
    return await onGround(settings, async (ground) => {
      const { sealed, waiting, broken } = await verifyChain(ground.database.db, ground.auditKey, settings.DATA_DIR)
      console.log(broken ? `BROKEN at position ${broken.position}${broken.rowId === null ? '' : ` (row ${broken.rowId})`}: ${broken.why}` : `The chain holds: ${sealed} rows sealed, ${waiting} waiting.`)
      return broken ? 1 : 0
    })
  },
  async account(settings, [verb, login, ...reason]) {
    if (verb !== 'recover' || !login || reason.join('').trim() === '') return wrong('account recover LOGIN REASON: say whose account, and why and on whose word.')
    const { recoverAccount } = await import('./recovery.ts')
    return await onGround(settings, async (ground) => {
      const { isDone, text } = await recoverAccount(ground, { login, reason: reason.join(' ').trim() })
      console.log(text)
      return isDone ? 0 : 1
    })
  },
}

async function onGround(settings: Settings, work: (ground: Ground) => Promise<number>, isMigrated = true): Promise<number> {
  const { openGround } = await import('./boot.ts')
  const ground = await openGround(settings, say, isMigrated)
  try { return await work(ground) } finally { await ground.close() }
}

function wrong(sentence: string): number {
  console.error(`${sentence}\n\n${usage}`)
  return 2
}

/** The commands for papers need no settings and no database. */
const paperNames = ['typeset', 'check', 'ofd', 'pdf'] as const

const [name = '', ...words] = process.argv.slice(2)
const command = commands[name]
const paperName = paperNames.find((one) => one === name)
if (name === '--help' || name === '-h') console.log(usage)
else if (paperName) process.exitCode = await (await import('./paper-commands.ts')).paperCommands[paperName](words)
else if (!command) process.exitCode = wrong(name ? `There is no command ${name}.` : 'Name a command.')
else {
  try {
    const { readSettings } = await import('#platform/config')
    process.exitCode = await command(readSettings(process.env), words)
  } catch (fault) {
    console.error(process.env['LOG_LEVEL'] === 'debug' ? fault : (fault as Error).message)
    process.exitCode = 1
  }
}
