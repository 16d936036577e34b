import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LogoNow } from '#app/features/admin/branding/logo-now.tsx'
import { removeLogo, setLogo } from '#app/features/admin/branding/set-logo.server.ts'
import { LogoForm } from '#app/features/admin/forms.server.ts'
import { refusalWords } from '#app/features/files/refusal-words.server.ts'
import { readUpload } from '#app/features/files/upload-form.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { logoOf } from '#app/features/settings/logo-of.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.upkeep_logo())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  const settings = await siteSettings()
  return { logo: logoOf(settings), organisation: settings.organisation }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readUpload(request, LogoForm)
  if (!form.ok) return data(form, { status: 400 })

  if (form.value.do === 'remove') {
    await removeLogo(viewer)
    return redirectWithNote('/admin/branding', m.upkeep_logo_removed())
  }
  const set = await setLogo(viewer, form.value)
  if (set.ok) return redirectWithNote('/admin/branding', m.upkeep_logo_set())
  return data(refuseForm(form.values, { file: [refusalWords(set.reason)] }), { status: 400 })
}

export default function AdminLogo() {
  const { logo, organisation } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const labels = { file: m.upkeep_logo_file(), alt: m.upkeep_logo_alt() }
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/admin/branding', label: m.admin_branding() }}
        title={m.upkeep_logo()}
        lead={m.upkeep_logo_lead()}
      />
      {logo && (
        <Form method="post" className="row">
          <LogoNow logo={logo} />
          <Button name="do" value="remove" look="danger">
            {m.upkeep_logo_remove()}
          </Button>
        </Form>
      )}
      <Form method="post" encType="multipart/form-data" className="stack">
        <FormErrors {...refused} labels={labels} />
        <Field
          name="file"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          label={labels.file}
          hint={m.upkeep_logo_hint()}
          errors={refused?.errors.file}
          required
        />
        <Field
          name="alt"
          label={labels.alt}
          hint={m.upkeep_logo_alt_hint()}
          defaultValue={refused?.values.alt?.toString() ?? logo?.alt ?? organisation}
          errors={refused?.errors.alt}
          maxLength={100}
          required
        />
        <div className="row">
          <Button name="do" value="set" look="main">
            {m.admin_save()}
          </Button>
        </div>
      </Form>
    </div>
  )
}
