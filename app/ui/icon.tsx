export const iconNames = [
  'arrow',
  'bell',
  'calendar',
  'check',
  'chevron',
  'close',
  'comment',
  'download',
  'edit',
  'eye',
  'flag',
  'link',
  'minus',
  'moon',
  'more',
  'plus',
  'search',
  'settings',
  'sun',
  'up',
  'upload',
  'user',
] as const

export type IconName = (typeof iconNames)[number]

type IconProps = {
  name: IconName
  /** Only where no words stand beside the icon; without it the icon is decoration. */
  title?: string
}

export function Icon({ name, title }: IconProps) {
  return (
    <>
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <use href={`${import.meta.env.ICON_SPRITE}#${name}`} />
      </svg>
      {title && <span className="visually-hidden">{title}</span>}
    </>
  )
}
