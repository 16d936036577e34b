import { useLocation } from '@remix-run/react'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'

/** Two buttons of which the stylesheet shows the one that changes something: the server cannot know what a device prefers. */
export function ThemeToggle() {
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action="/theme" navigate={false} preventScrollReset>
      <input type="hidden" name="back" value={pathname + search} />
      <Button className="to-dark" name="theme" value="dark" look="quiet" icon="moon" iconOnly>
        {m.site_dark_theme()}
      </Button>
      <Button className="to-light" name="theme" value="light" look="quiet" icon="sun" iconOnly>
        {m.site_light_theme()}
      </Button>
    </Form>
  )
}
