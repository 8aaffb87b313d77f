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
      treeshake: { moduleSideEffects: [{ test: /[\\/]ui[\\/].*\.tsx?$/, sideEffects: false }] },
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
