import { describe, expect, test } from 'vitest'
import { brandColours } from '#app/features/admin/brand-colours.ts'
import { brandStylesheet } from '#app/features/admin/brand-stylesheet.ts'
import { contrast, hexOf, oklchOf } from '#app/features/admin/oklch.ts'

/** Paper, surface and sunk of tokens.css. */
const grounds = { light: ['#faf8f3', '#ffffff', '#f0ece3'], dark: ['#0b171c', '#12242b', '#081116'] }
const ink = { light: '#10242b', dark: '#eaf2f2' }

describe('any colour an organisation gives', () => {
  const hexadecimal = (part: number) => Math.min(255, part).toString(16).padStart(2, '0')
  const steps = Array.from({ length: 16 }, (_, step) => hexadecimal(step * 17))
  const colours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)))

  test.each(['light', 'dark'] as const)('can be read in the %s theme, on everything and with text on it', (theme) => {
    expect(colours).toHaveLength(4096)
    for (const colour of colours) {
      const { deep, deepHover, deepTint, onDeep } = brandColours(colour)[theme]
      const pairs = [
        ...[...grounds[theme], deepTint, onDeep].map((ground) => [deep, ground]),
        ...[...grounds[theme], onDeep].map((ground) => [deepHover, ground]),
        [ink[theme], deepTint],
      ] as [string, string][]
      const worst = Math.min(...pairs.map(([one, other]) => contrast(one, other)))
      expect(worst, `${colour} in the ${theme} theme`).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('keeps its hue', () => {
    for (const colour of ['#ffd400', '#e4002b', '#00a0df', '#7ac143']) {
      const { light, dark } = brandColours(colour)
      for (const derived of [light.deep, dark.deep]) {
        expect(Math.abs(oklchOf(derived).hue - oklchOf(colour).hue)).toBeLessThan(0.12)
      }
    }
  })
})

test('a colour that can be read already is left as it is', () => {
  expect(brandColours('#0b5563').light).toMatchObject({ deep: '#0b5563', moved: 'no' })
})

test('the owner learns which way a colour had to be moved', () => {
  expect(brandColours('#ffd400').light.moved).toBe('darker')
  expect(brandColours('#ffd400').dark.moved).toBe('no')
  expect(brandColours('#0b5563').dark.moved).toBe('lighter')
})

test('contrast is the ratio WCAG defines', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
  expect(contrast('#10242b', '#faf8f3')).toBeCloseTo(contrast('#faf8f3', '#10242b'))
})

test('colours survive the way to OKLCH and back', () => {
  for (const hex of ['#000000', '#ffffff', '#0b5563', '#f4b23e', '#7f7f7f']) expect(hexOf(oklchOf(hex))).toBe(hex)
})

test('the stylesheet sets every branded token for both themes and nothing else', () => {
  const css = brandStylesheet('#e4002b')
  expect(
    [...css.matchAll(/(--[a-z-]+): var\(--light, #[0-9a-f]{6}\) var\(--dark, #[0-9a-f]{6}\);/g)].map(
      ([, token]) => token,
    ),
  ).toEqual(['--deep', '--deep-hover', '--deep-tint', '--on-deep', '--focus'])
})
