import type { EntryContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { preloadsOf, scriptsInCopy } from '#app/web/scripts-in-copy.server.ts'

const manifest = {
  entry: { module: '/assets/entry.client-1.js', imports: ['/assets/runtime-2.js'] },
  routes: {
    root: {
      id: 'root',
      module: '/assets/root-3.js',
      imports: ['/assets/runtime-2.js', '/assets/card-6.js'],
      css: ['/assets/index-4.css'],
    },
  },
  url: '/assets/manifest-5.js',
  version: '5',
} as unknown as EntryContext['manifest']

test('a page points at the scripts in its own language, and at the one stylesheet', () => {
  const spanish = scriptsInCopy(manifest, 'es')
  expect(spanish).toEqual({
    entry: { module: '/assets/es/entry.client-1.js', imports: ['/assets/es/runtime-2.js'] },
    routes: { root: { id: 'root', module: '/assets/es/root-3.js', css: ['/assets/index-4.css'] } },
    url: '/assets/es/manifest-5.js',
    version: '5',
  })
  expect(scriptsInCopy(manifest, 'ru').url).toBe('/assets/ru/manifest-5.js')
  expect(scriptsInCopy(manifest, 'es-usted').url).toBe('/assets/es-usted/manifest-5.js')
})

test('the list is moved once per copy, not once per page', () => {
  expect(scriptsInCopy(manifest, 'es')).toBe(scriptsInCopy(manifest, 'es'))
})

test('a page is told what its own scripts import, and nothing it loads anyway', () => {
  expect(preloadsOf(manifest, ['root'], 'ru')).toEqual(['/assets/ru/card-6.js'])
  expect(preloadsOf(manifest, ['elsewhere'], 'ru')).toEqual([])
})
