import type { QrDrawing } from '#app/features/people/invitations/draw-qr.ts'

/** A QR code drawn on the server; dark on white in both themes, for cameras read nothing else well. */
export function Qr({ drawing: { size, path }, label }: { drawing: QrDrawing; label: string }) {
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
