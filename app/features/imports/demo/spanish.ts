import type { DemoContest } from './demo-contest.ts'

export const spanish: DemoContest[] = [
  {
    language: 'es',
    title: 'Sin esperas',
    question: '¿Qué te ahorraría la espera en las oficinas y al teléfono?',
    brief:
      'Cada semana la gente pasa unas **4000 horas** esperándonos. Podemos cambiar horarios, teléfono, oficinas y web.',
    opened: -10,
    closes: 6,
    places: 2,
    ideas: [
      {
        title: 'Sacar turno con el móvil antes de salir de casa',
        need: 'Voy con un niño pequeño; una hora de cola me arruina el día.',
        votes: 26,
        comments: [
          ['for', 'En la farmacia de al lado funciona.'],
          ['question', '¿Y si el autobús llega tarde?'],
        ],
      },
      {
        title: 'Que me llamen a la hora que yo elija',
        need: 'Trabajo en planta con ruido y no puedo quedarme a la espera.',
        votes: 21,
      },
      {
        title: 'Mostrar el tiempo real de espera en la puerta y en la web',
        need: 'Si sé que son 40 minutos, me voy a tomar un café.',
        votes: 15,
        answer: { outcome: 'planned', text: 'Lo veréis en la puerta y en la web a partir de mayo.' },
      },
      {
        title: 'Una hora tranquila para quien necesita calma',
        need: 'Con el ruido, mi padre se va sin que lo atiendan.',
        votes: 7,
        comments: [
          ['for', 'El martes por la mañana está medio vacío.'],
          ['against', 'Mejor todos los días un poco menos de ruido.'],
        ],
      },
    ],
  },
  {
    language: 'es',
    title: 'Envíos sin plástico',
    question: '¿Con qué envolverías tú nuestros paquetes?',
    opened: -3,
    ideasUntil: 11,
    votingFrom: 14,
    closes: 25,
    places: 2,
    ideas: [
      {
        title: 'Cajas que se devuelven en el buzón de cartas',
        need: 'En casa se acumulan y no sé dónde tirarlas.',
        votes: 0,
        comments: [['question', '¿Quién las limpia?']],
      },
      {
        title: 'Papel triturado de nuestras propias oficinas',
        need: 'Tiráis cada día lo que luego compráis en plástico.',
        votes: 0,
      },
      {
        title: 'Preguntar antes de enviar si hace falta caja',
        need: 'Pedí un libro y llegó dentro de tres.',
        votes: 0,
      },
    ],
  },
  {
    language: 'es',
    title: 'Interno: sin papel',
    question: '¿Qué formulario podríamos dejar de imprimir?',
    audience: 'employees',
    opened: -8,
    closes: 9,
    places: 1,
    ideas: [
      {
        title: 'La hoja de vacaciones',
        need: 'La firmo tres veces y nadie la lee.',
        votes: 5,
        comments: [['for', 'Yo tampoco la leo, y la archivo.']],
      },
      { title: 'El acta de cada reunión', need: 'Está también en el correo.', votes: 3 },
    ],
  },
]
