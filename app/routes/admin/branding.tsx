import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { AddressForm } from '#app/features/admin/branding/address-form.tsx'
import { ColourForm } from '#app/features/admin/branding/colour-form.tsx'
import { GreetingForm } from '#app/features/admin/branding/greeting-form.tsx'
import { LogoNow } from '#app/features/admin/branding/logo-now.tsx'
import { BrandForm, type BrandInput } from '#app/features/admin/forms.server.ts'
import { saveSettings } from '#app/features/admin/save-settings.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { logoOf } from '#app/features/settings/logo-of.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_branding())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  const settings = await siteSettings()
  const { brandColour, greeting, address } = settings
  return { brandColour, greeting, address, logo: logoOf(settings) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, BrandForm)
  if (!form.ok) return data(form, { status: 400 })
  const { value } = form
  if (value.step === 'preview') return data(refuseForm(form.values, {}))

  await saveSettings(viewer, changeOf(value))
  return redirectWithNote('/admin/branding', m.admin_saved())
}

function changeOf(value: BrandInput) {
  if (value.step === 'address') return { address: { es: value.spanish, ru: value.russian } }
  if (value.step !== 'greeting') return { brandColour: value.brandColour }
  const { en, es, ru } = value
  return { greeting: { en, es, ru } }
}

export default function AdminBranding() {
  const { brandColour, greeting, address, logo } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const triedAs = (...steps: unknown[]) => (steps.includes(tried?.values.step) ? tried : undefined)
  return (
    <AdminFrame title={m.admin_branding()}>
      <ColourForm brandColour={brandColour} tried={triedAs('preview', 'save')} />
      <section className="stack narrow">
        <h2>{m.upkeep_logo()}</h2>
        {logo ? <LogoNow logo={logo} /> : <p className="muted">{m.upkeep_logo_none()}</p>}
        <div className="row">
          <ButtonLink to="/admin/branding/logo">{m.upkeep_logo_change()}</ButtonLink>
        </div>
      </section>
      <GreetingForm greeting={greeting} refused={triedAs('greeting')} />
      <AddressForm address={address} refused={triedAs('address')} />
    </AdminFrame>
  )
}
