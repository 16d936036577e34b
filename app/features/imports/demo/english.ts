import type { DemoContest } from './demo-contest.ts'

export const english: DemoContest[] = [
  {
    language: 'en',
    title: 'No more waiting',
    question: 'What would spare you the wait at our branches and on the phone?',
    brief:
      'Every week people spend about **4,000 hours** waiting for us. We can change opening hours, the phone line, the branches and the site. We cannot hire more than ten people this year.',
    opened: -12,
    closes: 5,
    places: 3,
    tags: ['branches', 'phone', 'web'],
    ideas: [
      {
        title: 'Take a queue ticket by phone before setting out',
        need: 'I come with a small child; an hour in line means a ruined day.',
        votes: 31,
        comments: [
          ['for', 'The pharmacy next door does this and it works.'],
          ['question', 'What happens to the ticket when the bus is late?'],
        ],
        answer: {
          outcome: 'under-review',
          text: 'You say that an hour in line ruins the day. We are trying tickets by phone in two branches until the end of the month and will write here what came out.',
        },
      },
      {
        title: 'Call me back at the hour I choose',
        need: 'I work on a loud floor and cannot hold the line.',
        votes: 27,
        comments: [
          ['for', 'I would gladly wait until the evening if I knew that you call.'],
          ['against', 'I never pick up unknown numbers. Send a message first.'],
          ['for', 'With a message beforehand even I would pick up.'],
        ],
      },
      {
        title: 'Show the real waiting time at the door and on the web',
        need: 'If I know it is 40 minutes, I will go for coffee.',
        votes: 22,
        comments: [['for', 'And yesterday’s curve, so that I can choose the quiet hour.']],
      },
      {
        title: 'A robot cat that keeps children amused',
        need: 'It sounds odd, but bored children are half of the stress.',
        votes: 14,
        comments: [
          ['for', 'My son would insist on coming along.'],
          ['against', 'One more thing that makes noise.'],
          ['against', 'Who repairs it?'],
          ['for', 'A box of crayons would do half of it for a hundredth of the price.'],
        ],
      },
      {
        title: 'Quiet hour for people who need calm',
        need: 'Noise makes my father leave without being served.',
        votes: 9,
        comments: [['for', 'Tuesday mornings are half empty anyway.']],
      },
      { title: 'Let me sign at home', need: 'I came four times for one signature.', votes: 18 },
      {
        title: 'One desk for things that take a minute',
        need: 'I only hand in a paper and stand behind people who open an account.',
        votes: 12,
      },
      { title: 'Benches outside with a roof', need: '', votes: 3 },
    ],
  },
  {
    language: 'en',
    title: 'The first month',
    question: 'What confused you when you joined us as a customer?',
    opened: -60,
    closes: -20,
    places: 2,
    conclusion:
      'Nobody was confused by the product. Everybody was confused by **our letters**. We rewrite the first three and test them with five of you before they go out.',
    ideas: [
      {
        title: 'Say in the first letter what I have to do and by when',
        need: 'I read it three times and did the wrong thing.',
        votes: 24,
        comments: [['for', 'A box with the one date that matters.']],
        answer: {
          outcome: 'done',
          text: 'Done since the first of the month. The date now stands alone in a box at the top; thank you for the box.',
        },
      },
      {
        title: 'Name one person I can ask',
        need: 'I told my story to five people.',
        votes: 19,
        answer: {
          outcome: 'planned',
          text: 'From autumn every new customer gets one name and one number for the first month.',
        },
      },
      {
        title: 'Send the card and the code on the same day',
        need: 'The code came first and I threw it away.',
        votes: 11,
        answer: {
          outcome: 'declined',
          text: 'Not now: sending both on one day would make theft easier. We explain it in the letter instead.',
        },
      },
      { title: 'A short film instead of the leaflet', need: '', votes: 4 },
    ],
  },
  {
    language: 'en',
    title: 'Thirty thousand for the street',
    question: 'What should we pay for in the streets around our branches?',
    brief: 'There are **30,000 €**. Pick what you would pay for; everybody has the same part of the money.',
    opened: -45,
    closes: -14,
    budget: 30_000,
    conclusion: 'We order the work this month. The results show who paid which part of what, step by step.',
    ideas: [
      {
        title: 'Trees with benches around them',
        need: 'There is no shade where people wait.',
        cost: 12_000,
        votes: 24,
        answer: {
          outcome: 'under-review',
          text: 'We asked for a price: 12,000 € with planting and the first three summers of water.',
        },
      },
      {
        title: 'A ramp at the side entrance',
        need: 'With a pram I have to ring the bell.',
        cost: 9_000,
        votes: 19,
        answer: { outcome: 'under-review', text: 'We asked for a price: 9,000 €; the door opens by itself as well.' },
      },
      {
        title: 'Racks for bicycles by every door',
        need: 'I lock mine to the drainpipe.',
        cost: 6_000,
        votes: 17,
        answer: { outcome: 'under-review', text: 'We asked for a price: 6,000 € for twenty of them.' },
      },
      {
        title: 'A fountain with a large coin',
        need: 'It would look grand.',
        cost: 26_000,
        votes: 14,
        answer: { outcome: 'under-review', text: 'We asked for a price: 26,000 €, and water all year.' },
      },
      {
        title: 'Light on the way to the car park',
        need: 'In winter it is dark at five.',
        cost: 8_000,
        votes: 13,
        answer: { outcome: 'under-review', text: 'We asked for a price: 8,000 €. The town may share it.' },
      },
      {
        title: 'A shelf to swap books',
        need: 'One waits better with a book.',
        cost: 1_500,
        votes: 9,
        answer: {
          outcome: 'under-review',
          text: 'We asked for a price: 1,500 €; a reader has offered to look after it.',
        },
      },
    ],
  },
  {
    language: 'en',
    kind: 'debate',
    title: 'Do we need paper?',
    question: 'Should letters on paper become the exception?',
    opened: -6,
    closes: 14,
    ideas: [],
    comments: [
      ['for', 'I find nothing again that comes on paper.'],
      ['against', 'My mother finds nothing again that does not.'],
      ['question', 'What would the money saved be used for?'],
      ['for', 'Ask once and remember the answer, that is all.'],
    ],
  },
  {
    language: 'en',
    kind: 'box',
    title: 'The open box',
    question: 'Anything on your mind?',
    opened: -90,
    ideas: [
      { title: 'Water for dogs at the entrance', need: 'We walk here in summer.', votes: 8 },
      {
        title: 'Larger print on receipts',
        need: 'I photograph them to be able to read them.',
        votes: 6,
        answer: { outcome: 'started', text: 'The new printers come in two weeks, branch by branch.' },
      },
    ],
  },
  {
    language: 'en',
    title: 'Next: a bank for Sundays',
    question: 'What would you do with us on a Sunday?',
    closes: 40,
    ideas: [],
  },
]
