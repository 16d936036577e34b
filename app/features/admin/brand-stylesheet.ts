import { type BrandColours, brandColours } from '#app/features/admin/brand-colours.ts'

/** CSS that puts an organisation's colour `#rrggbb` in place of ours, for both themes; see tokens.css for the pairs. */
export function brandStylesheet(hex: string): string {
  const { light, dark } = brandColours(hex)
  const pair = (token: Exclude<keyof BrandColours, 'moved'>) =>
    `var(--light, ${light[token]}) var(--dark, ${dark[token]})`
  const tokens = {
    '--deep': pair('deep'),
    '--deep-hover': pair('deepHover'),
    '--deep-tint': pair('deepTint'),
    '--on-deep': pair('onDeep'),
    '--focus': `var(--light, ${light.deep}) var(--dark, ${dark.deepHover})`,
  }
  const lines = Object.entries(tokens).map(([token, value]) => `  ${token}: ${value};`)
  return `:root,\n[data-theme] {\n${lines.join('\n')}\n}\n`
}
