import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { describeProvider, describeTry } from '#app/features/admin/sign-on/describe-provider.server.ts'
import { findProvider } from '#app/features/admin/sign-on/list-providers.server.ts'
import { ProviderFieldset } from '#app/features/admin/sign-on/provider-fieldset.tsx'
import { ProviderForm } from '#app/features/admin/sign-on/provider-forms.server.ts'
import { readProviderFields } from '#app/features/admin/sign-on/read-provider-fields.server.ts'
import { saveProvider } from '#app/features/admin/sign-on/save-provider.server.ts'
import { TryProvider } from '#app/features/admin/sign-on/try-provider.tsx'
import { requireSite } from '#app/features/people/guards.server.ts'
import { triedCookie } from '#app/features/people/sign-on/tried-cookie.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.sign_on_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  if (params.provider === 'new') return { provider: undefined, tried: undefined }
  const provider = await findProvider(viewer, params.provider as string)
  const tried = triedCookie.read(request)
  return {
    provider: await describeProvider(provider),
    tried: tried?.provider === provider.id ? describeTry(tried, provider.name) : undefined,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, ProviderForm)
  if (!form.ok) return data(form, { status: 400 })

  const read = await readProviderFields(form.value)
  if (!read.ok) return data(refuseForm(form.values, read.errors), { status: 400 })
  const saved = await saveProvider(viewer, params.provider === 'new' ? undefined : params.provider, read.input)
  if (!saved.ok) return data(refuseForm(form.values, { issuer: [translate(saved.reason)] }), { status: 409 })
  return redirectWithNote(`/admin/sign-on/${saved.id}`, m.admin_saved(), { 'Set-Cookie': triedCookie.clear() })
}

export default function AdminSignOnProvider() {
  const { provider, tried } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <AdminFrame title={provider?.name ?? m.sign_on_add()} lead={provider ? undefined : m.sign_on_add_lead()}>
      {provider && <TryProvider provider={provider} tried={tried} />}
      <ProviderFieldset provider={provider} refused={refused} />
      {provider && (
        <p className="row links">
          <a className="tall" href={`/admin/sign-on/${provider.id}/directory`}>
            {m.sign_on_directory_link()}
          </a>
          <a className="tall" href={`/admin/sign-on/${provider.id}/remove`}>
            {m.sign_on_remove_link()}
          </a>
        </p>
      )}
    </AdminFrame>
  )
}
