import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

import { dependencies } from './package.json'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

const serverOnly = [
  '@lucia-auth/adapter-drizzle', '@node-rs/argon2', '@remix-run/node', 'csv-parse', 'drizzle-orm', 'express', 'fontkit', 'generic-pool',
  'lru-cache', 'lucia', 'pdfkit', 'postgres', 'qrcode', 'read-excel-file', 'write-excel-file',
]

// Packages of hundreds of files. Reading them one by one is most of what a start costs, so the server build takes in what is used of them,
// with what they stand on. All other packages are loaded as they are installed; some hold native code or files of their own.
const intoServerBuild = [/^@mantine\//, /^@tanstack\//, /^@visx\//, /^d3-/, /^drizzle-orm$/, /^@lucia-auth\//, /^lucia$/, /^oslo$/, /^idb$/, /^zod$/]
const besideServerBuild = Object.keys(dependencies).filter((name) => !intoServerBuild.some((pattern) => pattern.test(name)))

// What stands on nearly every page travels as one file; alone, each of these would be a request and a line in the head of every page.
const onEveryPage = /\/app\/components\/(shell|page|format|disclosure|toasts)\/|\/app\/components\/tables\/(tables\.module|row-body|table-pager|table-head|table-state|columns)|\/app\/lib\/|\/app\/messages\/use-messages/
const together = (id: string) => (onEveryPage.test(id) && !id.includes('.server.') && !/\/page\/(qr|photo)/.test(id) ? 'frame' : undefined)

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [
    // Under Vitest the plugin would take over module loading.
    !process.env.VITEST &&
      remix({
        // Checks that build while others build take a folder of their own.
        buildDirectory: process.env.BUILD_DIRECTORY ?? 'build',
        future: {
          v3_fetcherPersist: true,
          v3_relativeSplatPath: true,
          v3_throwAbortReason: true,
          v3_routeConfig: true,
          v3_singleFetch: true,
          // The manifest endpoint behind this flag matches every path of its query against every route:
          // one anonymous 7 kB request holds the event loop for seconds.
          v3_lazyRouteDiscovery: false,
        },
      }),
  ],
  // The development server looks for packages in route files before it has taken their server parts out, and a package that
  // it finds late makes it serve React twice until the next reload.
  optimizeDeps: { exclude: serverOnly, include: ['@mantine/core', '@tanstack/react-table', '@tanstack/react-virtual', 'idb', 'react-dom', 'zod'] },
  ...(command === 'build' ? { ssr: { noExternal: true, external: besideServerBuild } } : {}),
  build: {
    target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 900,
    ...(isSsrBuild ? {} : { rollupOptions: { output: { manualChunks: together } } }),
  },
  server: { host: '127.0.0.1' },
}))
