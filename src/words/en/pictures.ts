import type { PictureId } from '../../domain/catalog/pictures.ts'
import type { Same } from '../same.ts'

/** The words in the drawings, by picture: up to six of up to three words; `\n` is where a line breaks. */
export const pictures = {
  'many-causes': { brain: 'The brain', genes: 'Genes', around: 'Surroundings', events: 'Life events' },
  'craving-wave': { trigger: 'Trigger', rises: 'It rises', top: 'The top', falls: 'It falls', minutes: 'minutes' },
  'care-steps': { stay: 'Hospital\nor live-in', program: 'IOP', weekly: 'Weekly\ncounseling', up: 'Step up', down: 'Step down' },
  'steady-line': { use: 'Use', swings: 'Up and down', medicine: 'With medicine', steady: 'Steadier', week: 'One week' },
  'road-stages': { withdrawal: 'Withdrawal', honeymoon: 'Honeymoon', wall: 'The wall', adjustment: 'Adjustment' },
  'two-way-door': {
    clinic: 'The clinic', you: 'You', consent: 'With consent', out: 'What they\nshare', into: 'What you see', free: 'No lock here',
  },
  'return-stages': { feelings: 'Feelings', thoughts: 'Thoughts', use: 'Use', back: 'Turn around' },
  'four-places': { mood: 'Mood', days: 'Daily life', people: 'People', routine: 'Recovery\nroutine' },
  'see-say-offer': { hour: 'A calm\nhour', see: 'See', say: 'Say', listen: 'Listen', offer: 'Offer', step: 'One step' },
  'after-use-steps': {
    look: 'Look', call: 'Call if danger', few: 'Few words', talk: 'Talk sober', care: 'Back to care',
  },
  'overdose-steps': { check: 'Check', call: 'Call', spray: 'Spray', breathe: 'Breathe', again: 'Again', side: 'Side' },
  'recovery-position': { side: 'On one side', knee: 'Knee forward', head: 'Head on arm', stay: 'You stay' },
  'locked-box': { lock: 'Lock', count: 'Count', away: 'Get rid of' },
  'week-plan': {
    fixed: 'Fixed points', meals: 'Meals, bedtime', joy: 'One good thing', hard: 'The hardest hour', rest: 'Rest',
  },
  'supporting-shielding': {
    supporting: 'Supporting', shielding: 'Shielding', ride: 'a ride', kind: 'kind\nwords', excuse: 'an\nexcuse', debt: 'a debt\npaid',
  },
  'safe-adults': { child: 'The child', home: 'At home', school: 'At school', next: 'Next door', phone: 'By phone' },
  'three-ways-to-help': { call: 'Call', text: 'Text', go: 'Go to\nsomeone' },
  'talk-spiral': {
    push: 'push', defend: 'defend', harder: 'push harder', shut: 'door shut', ask: 'ask', room: 'room to\nthink',
  },
  'i-statement': {
    feel: 'I feel', when: 'when', like: 'I would\nlike', feeling: 'a feeling', moment: 'a moment', wish: 'a wish',
  },
  'right-after': { step: 'a step', after: 'right after', thanks: 'small thanks', months: 'months later', late: 'big and late' },
  'trust-stairs': { first: 'one call', second: 'one text', third: 'one Thursday', dip: 'a dip', trust: 'more trust' },
  'open-window': {
    shut: 'not today', open: 'a window', name: 'a name', number: 'a number', ride: 'a ride', time: 'a time',
  },
  'stress-loop': { worry: 'Worry', night: 'Short\nnight', words: 'Sharp\nwords', cope: 'How I\ncope', helps: 'Who\nhelps' },
  'three-ways-of-coping': { into: 'Stepping\nin', up: 'Putting\nup', back: 'Stepping\nback' },
  'support-circles': { you: 'You', close: 'Close people', groups: 'Groups,\nhelp lines', doctors: 'Doctors,\ncounselors' },
  'care-path': {
    stay: 'Live-in\ncare', program: 'Program', weekly: 'Counseling', calls: 'Calls', down: 'Step\ndown', up: 'Up again',
  },
  'plan-on-fridge': {
    call: 'Who to\ncall', plan: 'Our plan', week: 'My week', all: 'For everyone', ask: 'Ask first', mine: 'Only mine',
  },
} satisfies Record<PictureId, Record<string, string>>

export type PictureWords = Same<typeof pictures>
