import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
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
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 900 },
  server: { host: '127.0.0.1' },
})
