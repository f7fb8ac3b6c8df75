import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds a suite: that of `./run up`, or another one. */
const gateway = process.env['MARQUEE_GATEWAY'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: process.env['CONSOLE_OUT'] ?? 'target/classes/console',
    emptyOutDir: true,
    // The gateway's content security policy knows no data: scripts or styles.
    assetsInlineLimit: 0,
    // Every browser that the console is for can preload modules by itself.
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/account', '/invitation', '/docs'].map((path) => [path, { target: gateway, changeOrigin: true }]),
    ),
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
