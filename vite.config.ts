import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The server that `npm run dev` starts beside Vite. */
const api = `http://127.0.0.1:${process.env.PORT ?? 3000}`

export default defineConfig({
  root: 'app/web',
  // Everything is served by the platform itself; nothing is fetched from elsewhere.
  base: '/',
  plugins: [react()],
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
