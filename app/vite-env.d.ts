/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Address of the icon sprite, filled in by app/ui/icons/icon-sprite.ts. */
  readonly ICON_SPRITE: string
}
