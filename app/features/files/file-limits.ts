const MB = 1024 * 1024

/** Of one file as it is sent; the front door refuses more before it is read. */
export const MOST_BYTES = 10 * MB
/** Of a picture, from its header, before anything of it is drawn. */
export const MOST_PIXELS = 40_000_000
/** How large a picture is kept. */
export const LONGEST_SIDE = 1600
export const PORTRAIT_SIDE = 256
export const LOGO_SIZE = { width: 480, height: 160 }

/** How much is kept for whom; a day is the last 24 hours. */
export const QUOTAS = {
  onOneThing: 6,
  personDay: 20,
  personBytes: 100 * MB,
  contestBytes: 2048 * MB,
}
export type Quotas = typeof QUOTAS
