/** Rows of the form for criteria; those without a name are none. */
export const criterionRows = [1, 2, 3, 4, 5, 6]
