import { createServer } from 'vite'
import path from 'node:path'
import { programFolder } from '#platform/config'
import { run } from './run.ts'

// The server restarts when its files change; the pages come from vite with hot replacement and call that server.
const apiPort = process.env['PORT'] ?? '8210'
const web = await createServer({
  configFile: path.join(programFolder, 'vite.config.ts'), root: path.join(programFolder, 'app/web'),
  server: { proxy: { '/api': { target: `http://127.0.0.1:${apiPort}` } } },
})
await web.listen()
web.printUrls()
process.exitCode = await run('node', ['--watch', '--watch-preserve-output', 'app/cli.ts', 'start'], { PORT: apiPort })
