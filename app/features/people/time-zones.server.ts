/** Every zone this machine knows, for a list to choose from; UTC first. */
export function timeZones() {
  const names = Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')
  return ['UTC', ...names].map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}
