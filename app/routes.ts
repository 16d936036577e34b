import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

export default [
  layout('routes/site/layout.tsx', [
    index('routes/site/home.tsx'),
    route('*', 'routes/site/not-found.tsx'),
  ]),
  route('theme', 'routes/site/theme.ts'),
  route('language', 'routes/site/language.ts'),
  route('brand.css', 'routes/site/brand-stylesheet.ts'),
] satisfies RouteConfig
