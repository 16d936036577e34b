import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { Qr } from '#app/features/admin/qr.tsx'
import { requireSite } from '#app/features/people/guards.server.ts'
import { drawQr } from '#app/features/people/invitations/draw-qr.ts'
import { slipsOf } from '#app/features/people/invitations/list-invitations.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { siteUrl } from '#app/mail/compose-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.invitations_print())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const slips = await slipsOf(viewer, params.list as string)
  const { organisation } = await siteSettings()
  const drawn = slips.map((slip) => ({ ...slip, qr: drawQr(siteUrl(`/join/${slip.code}`)) }))
  return { slips: drawn, organisation, address: siteUrl('/join').replace(/^https?:\/\//, '') }
}

export default function InvitationSheets() {
  const { slips, organisation, address } = useLoaderData<typeof loader>()
  return (
    <AdminFrame title={m.invitations_print()} lead={m.invitations_print_lead()}>
      {slips.length === 0 && <p>{m.invitations_none()}</p>}
      <ul className="slips">
        {slips.map(({ id, name, email, code, expiresAt, qr }) => (
          <li className="slip" key={id}>
            <Qr drawing={qr} label={m.invitations_qr({ code })} />
            <div className="stack-sm">
              <p className="slip__who">{name || email || organisation}</p>
              <p>{m.invitations_slip({ organisation })}</p>
              <p>{m.invitations_slip_type({ address })}</p>
              <p className="slip__code">{code}</p>
              <p className="muted">{m.invitations_slip_until({ day: showDay(new Date(expiresAt)) })}</p>
            </div>
          </li>
        ))}
      </ul>
    </AdminFrame>
  )
}
