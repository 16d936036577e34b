import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { iconSprite } from './app/ui/icons/icon-sprite.ts'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [
    iconSprite(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './app/paraglide',
      strategy: ['globalVariable', 'baseLocale'],
    }),
    remix({
      buildDirectory: process.env.BUILD_DIR ?? 'build',
      serverModuleFormat: 'esm',
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
        // The manifest address costs seconds of CPU on long paths, and nothing needs it.
        v3_lazyRouteDiscovery: false,
      },
    }),
  ],
  build: { assetsInlineLimit: 0 },
})
