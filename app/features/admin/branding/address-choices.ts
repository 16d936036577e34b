/** Each form of address in its own language, with what it sounds like. */
export const addressChoices = {
  es: [
    { value: 'tu', label: 'tú', example: 'Guarda tu idea.' },
    { value: 'usted', label: 'usted', example: 'Guarde su idea.' },
  ],
  ru: [
    { value: 'vy', label: 'вы', example: 'Сохраните вашу идею.' },
    { value: 'ty', label: 'ты', example: 'Сохрани свою идею.' },
  ],
} as const
