import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'

export interface FollowShown {
  kind: 'contest' | 'idea' | 'person' | 'tag'
  subject: string
  /** Whether it is followed now. */
  on: boolean
  /** In words already here: they need not travel as script. */
  label: string
  /** Where it was pressed. */
  back: string
}

/** Follows something or lets it go, and comes back to where it was pressed. */
export function FollowButton({ follow: { kind, subject, on, label, back } }: { follow: FollowShown }) {
  const fields = { kind, subject, on: on ? 'no' : 'yes', back }
  return (
    <Form method="post" action="/follow" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button icon={on ? 'check' : 'bell'} aria-pressed={on}>
        {label}
      </Button>
    </Form>
  )
}
