import { type BrandColours, brandColours } from '#app/features/admin/brand-colours.ts'
import { m } from '#app/paraglide/messages.js'

const papers = { light: { paper: '#faf8f3', ink: '#10242b' }, dark: { paper: '#0b171c', ink: '#eaf2f2' } }

/** Both themes in the colour given, drawn as pictures, with a word on whether it had to be moved. */
export function BrandPreview({ colour }: { colour: string }) {
  const { light, dark } = brandColours(colour)
  return (
    <div className="grid">
      <Sample name={m.admin_preview_light()} colours={light} {...papers.light} />
      <Sample name={m.admin_preview_dark()} colours={dark} {...papers.dark} />
    </div>
  )
}

interface SampleProps {
  name: string
  colours: BrandColours
  paper: string
  ink: string
}

function Sample({ name, colours, paper, ink }: SampleProps) {
  return (
    <figure className="stack-sm">
      <svg viewBox="0 0 320 150" role="img" aria-label={name} className="brand-preview">
        <rect width="320" height="150" rx="12" fill={paper} />
        <text x="20" y="40" fontSize="20" fontWeight="700" fill={ink}>
          Aflora
        </text>
        <rect x="20" y="60" width="180" height="44" rx="6" fill={colours.deep} />
        <text x="110" y="87" fontSize="14" fontWeight="600" textAnchor="middle" fill={colours.onDeep}>
          {m.admin_sample_button()}
        </text>
        <rect x="212" y="60" width="88" height="44" rx="22" fill={colours.deepTint} />
        <text x="256" y="87" fontSize="14" fontWeight="600" textAnchor="middle" fill={colours.deep}>
          {colours.deep}
        </text>
        <text x="20" y="132" fontSize="14" fill={colours.deep} textDecoration="underline">
          {name}
        </text>
      </svg>
      <figcaption className="small muted">
        {name}: {moved[colours.moved]()}
      </figcaption>
    </figure>
  )
}

const moved = {
  no: () => m.admin_moved_no(),
  darker: () => m.admin_moved_darker(),
  lighter: () => m.admin_moved_lighter(),
}
