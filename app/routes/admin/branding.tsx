import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { BrandPreview } from '#app/features/admin/brand-preview.tsx'
import { BrandForm } from '#app/features/admin/forms.server.ts'
import { saveSettings } from '#app/features/admin/save-settings.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_branding())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  const { brandColour } = await siteSettings()
  return { brandColour }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, BrandForm)
  if (!form.ok) return data(form, { status: 400 })
  if (form.value.step === 'preview') return data(refuseForm(form.values, {}))

  await saveSettings(viewer, { brandColour: form.value.brandColour })
  return redirectWithNote('/admin/branding', m.admin_saved())
}

export default function AdminBranding() {
  const { brandColour } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const colour = tried?.values.brandColour?.toString() ?? brandColour
  return (
    <AdminFrame title={m.admin_branding()}>
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
    </AdminFrame>
  )
}
