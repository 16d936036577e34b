import { contrast, hexOf, type Oklch, oklchOf } from '#app/features/admin/oklch.ts'

export type BrandColours = {
  deep: string
  deepHover: string
  deepTint: string
  onDeep: string
  /** The colour as given could not be read against our paper or its own text, so it was made … */
  moved: 'no' | 'darker' | 'lighter'
}

/** Every pair of text and ground reaches this; a little above the 4.5 of WCAG AA, so that rounding is safe. */
const readable = 4.6

const themes = {
  light: { grounds: ['#faf8f3', '#ffffff', '#f0ece3'], text: '#ffffff', tint: 0.945, step: -0.01, hover: -0.07 },
  dark: { grounds: ['#0b171c', '#12242b', '#081116'], text: '#04262d', tint: 0.325, step: 0.01, hover: 0.07 },
}

/**
 * The tokens of both themes from one colour `#rrggbb`. The hue is kept; lightness moves, away from the paper of the
 * theme, until everything that is read on it or against it can be read.
 */
export function brandColours(hex: string): { light: BrandColours; dark: BrandColours } {
  const given = oklchOf(hex)
  return { light: derive(given, themes.light), dark: derive(given, themes.dark) }
}

function derive(given: Oklch, theme: (typeof themes)['light']): BrandColours {
  const deepTint = hexOf({ ...given, lightness: theme.tint, chroma: Math.min(given.chroma, 0.045) })
  const against = [...theme.grounds, deepTint, theme.text]
  const fits = (lightness: number) =>
    against.every((ground) => contrast(hexOf({ ...given, lightness }), ground) >= readable)

  const lightness = search(given.lightness, theme.step, fits)
  const hover = Math.min(1, Math.max(0, lightness + theme.hover))
  return {
    deep: hexOf({ ...given, lightness }),
    deepHover: hexOf({ ...given, lightness: hover }),
    deepTint,
    onDeep: theme.text,
    moved: lightness === given.lightness ? 'no' : lightness < given.lightness ? 'darker' : 'lighter',
  }
}

/** The nearest lightness that fits, walking one way only: black on paper and white on night always do. */
function search(from: number, step: number, fits: (lightness: number) => boolean) {
  let lightness = from
  for (let steps = 0; steps < 100 && !fits(lightness); steps++) lightness = Math.min(1, Math.max(0, lightness + step))
  return lightness
}
