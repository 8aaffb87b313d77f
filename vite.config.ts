import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The server that `npm run dev` starts beside Vite. */
const api = `http://127.0.0.1:${process.env.PORT ?? 3000}`

/**
 * The pages check values with zod and never describe its schemas: that tenth of it stays behind on the server.
 * Each function named there remains, for zod refers to them all, and does nothing.
 */
const undescribed: Plugin = {
  name: 'undescribed-schemas', apply: 'build',
  transform: (code, id) => !/[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/.test(id) ? null
    : { code: [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => `export const ${name} = () => undefined`).join('\n') + (/processSchema as process/.test(code) ? '\nexport { processSchema as process }' : ''), map: null },
}

export default defineConfig({
  root: 'app/web',
  // Everything is served by the platform itself; nothing is fetched from elsewhere.
  base: '/',
  plugins: [react(), undescribed],
  server: { proxy: { '/api': { target: api } } },
  build: {
    outDir: '../../build/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The face of `ui` only passes names on: a page then carries just the parts it uses, not the whole of `ui`.
      // The parts of antd only pass styles as code, though their packages do not say so.
      treeshake: { moduleSideEffects: [
        { test: /[\\/]ui[\\/].*\.tsx?$/, sideEffects: false }, { test: /node_modules[\\/](@rc-component|@ant-design)[\\/]/, sideEffects: false },
      ] },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'data', test: /node_modules[\\/](@tanstack|@orpc|zod)[\\/]/ },
          ],
        },
      },
    },
  },
})
