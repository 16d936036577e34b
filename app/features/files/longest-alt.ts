/** Signs of a description; a reader hears it whole. */
export const LONGEST_ALT = 300
