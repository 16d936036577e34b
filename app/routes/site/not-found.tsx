import { notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export default function NotFound() {
  return null
}
