import { Outlet, useRouteLoaderData } from '@remix-run/react'
import type { loader } from '#app/root.tsx'
import { SiteFrame, unnamedSite } from '#app/ui/page/site-frame.tsx'

export default function SiteLayout() {
  const site = useRouteLoaderData<typeof loader>('root')?.site ?? unnamedSite
  return (
    <SiteFrame site={site}>
      <Outlet />
    </SiteFrame>
  )
}
