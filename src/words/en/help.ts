export type HelpWords = typeof help

/** One of the six answers. `steps` are numbered; what is empty is not drawn. */
export interface Situation { title: string; signs: string; steps: string[]; never: string; more: string[] }

const noMore: string[] = []

/**
 * Help now. Every step rests on a fact of content/facts.json, named beside it, and on nothing else; `{tokens}` are the
 * clinic's lines. Short words: who reads this has no time.
 */
export const help = {
  title: 'Help now',
  ask: 'What is happening?',
  otherLanguage: 'Ayuda ahora en español',
  call: (number: string) => `Call ${number}`,
  text: (number: string) => `Text ${number}`,
  dated: (day: string) => `This page is from ${day}.`,
  checked: (day: string) => `Number checked ${day}`,
  notChecked: 'Some of these numbers were not checked by the clinic yet.',
  kept: 'Open this page once and it stays on this phone. Then it opens without a connection too.',
  education: 'This is general help. It does not take the place of a doctor or of the people you call.',
  toTop: 'Back to the questions',
  situations: {
    // F231 F235 F232 F234 F237 F236 F238 F239 F245 F246
    breathing: {
      title: 'Someone will not wake up or is not breathing well',
      signs: 'Signs: they will not wake. Slow or no breathing. Gurgling or snoring sounds. Blue or gray lips. Tiny pupils.',
      steps: [
        'Shout their name. Rub the breastbone.',
        'Call {emergency}. Say “not breathing” or “will not wake”, and the address. Put the phone on speaker.',
        'Give naloxone (Narcan) if you have it: one spray in one nostril. Not sure what they took? Give it.',
        'Breathe for them or do CPR. The person on the phone can guide you. If you cannot give breaths, press on the chest.',
        'Breathing not better in 2 to 3 minutes? Give a second dose in the other nostril.',
        'Breathing? Roll them on their side. Stay with them. Naloxone wears off in about 30 to 90 minutes, and the overdose can come back.',
      ],
      never: 'Do not use a cold shower, hit them, make them vomit or give coffee. Do not let them “sleep it off”. Do not leave them alone.',
      more: [
        'Alcohol and other drugs can do this too. Naloxone does not work on those. Call all the same, and keep the person on their side.',
      ],
    },
    // F343 F344 F342 F345 F341
    hurt: {
      title: 'Someone may hurt themselves',
      signs: 'Signs: they talk of wanting to die or of being a burden. They see no hope. They look for ways to die. They give things away or say goodbye.',
      steps: [
        'Are they in danger now, or did they take or do something? Call {emergency}.',
        'Do not leave them alone.',
        'Ask: “Are you thinking about suicide?” Asking does not put the idea in their head.',
        'Call {crisis}, with them or for them. Family members can call too.',
        'Move guns, extra medicines and other dangerous things out of reach, if that is safe for you.',
        'Did they overdose? Ask if they meant to. Tell the medical staff.',
      ],
      never: '',
      more: noMore,
    },
    // F332 F334 F323 F333 F330
    home: {
      title: 'I am not safe at home',
      signs: '',
      steps: [
        'In danger now? Call {emergency}.',
        'Call {dv} to talk about staying safe. You do not have to decide anything first.',
        'Someone may check your phone. If you can, use one they do not see. Tap Leave to close this page fast.',
        'Is a child in danger now? Call {emergency}. To talk about it, call {childabuse}.',
        'Are you afraid of someone? A meeting together may not be safe. Tell the clinic first, alone.',
      ],
      never: '',
      more: ['Drinking or drugs do not excuse violence. Stopping them does not by itself make it end.'],
    },
    // F304 F231 F302 F301 F218 F303 F308 F244 F213 F182
    found: {
      title: 'I found drugs or medicine',
      signs: '',
      steps: [
        'Did a child or anyone else swallow some? Call {poison}. If they will not wake or do not breathe well, call {emergency}.',
        'Keep it away from children. One adult dose of methadone or buprenorphine can kill a child.',
        'Has the person been drinking or using? Do not argue now. Keep safe, say little, talk later.',
        'Lock up and count medicines that can harm. Take what nobody needs to a take-back site.',
        'Keep naloxone where every adult can find it. Fake pills and street drugs can have fentanyl in them.',
        'Tell the clinic what you saw. Staff may not be able to answer, but they can listen.',
      ],
      never: 'Do not search rooms or phones for more. It can hurt trust and may not be safe.',
      more: noMore,
    },
    // F341 F343 F182 F213 F219 F308 F218 F215
    missing: {
      title: 'Someone is missing',
      signs: '',
      steps: [
        'Are you afraid for their life, or did they say goodbye? Call {emergency} now.',
        'Is it about suicide or drugs? You can call {crisis} for them. It is for families too.',
        'Tell the clinic when you saw them last. Staff may not be able to answer, but you can tell them.',
        'Keep naloxone ready. After a break from opioids, the dose they used to take can kill.',
        'When they come back, safety comes first. If they have been drinking or using, say little. Talk later.',
        'Help them get back to care soon. It matters.',
      ],
      never: 'Do not follow them. It may not be safe for you.',
      more: noMore,
    },
    // F343 F514 F516 F513 F512 F510
    talk: {
      title: 'I need to talk to someone',
      signs: '',
      steps: [
        'Do you think about suicide, or is it all too much? Call {crisis}. It is for families too.',
        'Do you want to know where to find help? Call {treatment}.',
        'Free groups for families: Al-Anon, Nar-Anon, Families Anonymous, SMART Recovery Family & Friends. Try more than one.',
        'For two weeks, do you feel hopeless or very anxious? Can you not sleep, or not do daily tasks? Do you drink or use more? Then see a doctor or counselor.',
      ],
      never: '',
      more: ['You can feel better even if the other person does not change.'],
    },
  },
}
