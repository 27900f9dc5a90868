import { defineConfig } from '@playwright/test'

/** The browser of the system (`npm test` installs it); nothing is downloaded. */
const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium'

/**
 * The built product with its demonstration, in a real browser. Two workers, each with a server and a database of its own: the journeys of
 * one file run one after the other, and each makes what it changes.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  globalSetup: './tests/e2e/support/start-product.ts',
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // A journey has up to twenty windows: their pictures would bury the message of what failed.
    screenshot: 'off',
    launchOptions: {
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
