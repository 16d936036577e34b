import { BrandPreview } from '#app/features/admin/brand-preview.tsx'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

/** The one colour everything follows from, tried out in both themes before it is saved. */
export function ColourForm({ brandColour, tried }: { brandColour: string; tried: FormRefusal | undefined }) {
  const colour = tried?.values.brandColour?.toString() ?? brandColour
  return (
    <section className="stack">
      <h2>{m.admin_colour()}</h2>
      <Form method="post" className="stack narrow">
        <FormErrors {...tried} labels={{ brandColour: m.admin_colour() }} />
        <Field
          name="brandColour"
          label={m.admin_colour()}
          hint={m.admin_colour_hint()}
          defaultValue={colour}
          errors={tried?.errors.brandColour}
          maxLength={7}
          spellCheck={false}
          autoComplete="off"
        />
        <div className="row">
          <Button name="step" value="save" look="main">
            {m.admin_save()}
          </Button>
          <Button name="step" value="preview">
            {m.admin_preview()}
          </Button>
        </div>
      </Form>
      {/^#[0-9a-f]{6}$/i.test(colour) && <BrandPreview colour={colour.toLowerCase()} />}
    </section>
  )
}
