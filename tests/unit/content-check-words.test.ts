import { expect, test } from 'vitest'
import { readFolder } from '../../src/server/catalog/read-folder.ts'
import { findingsOf, questions, spanish, swapped, testRows, text } from '../support/content-findings.ts'
import { en, paths, smallContent } from '../support/small-content.ts'

const saying = (words: string) => text('Looking helps.', words)
const sayingInSpanish = (words: string) => spanish('Mirar ayuda.', words)
const allowing = (words: string, front: string) => ({ [paths.en]: swapped(swapped(en, 'Looking helps.', words), 'terms: []', front) })
const sheet = (from: string, to: string) => ({ 'worksheets/my-week.yaml': swapped(smallContent['worksheets/my-week.yaml']!, from, to) })
const course = (words: string) => ({ 'courses/1-first/course.yaml': swapped(smallContent['courses/1-first/course.yaml']!, 'about: {en: ', `about: {en: ${words} `) })

const stopped: readonly [words: string, found: string][] = [
  ['He is an addict.', 'addict'], ['Two junkies wait.', 'junkies'], ['He is a user.', 'user'], ['She is an alcoholic.', 'alcoholic'],
  ['It is about substance abuse.', 'substance abuse'], ['You are codependent.', 'codependent'], ['That is enabling him.', 'enabling'],
  ['He is in denial.', 'in denial'], ['Love your addict.', 'your addict'], ['She suffers from it.', 'suffers from'],
  ['He was born addicted.', 'born addicted'], ['An opioid replacement therapy.', 'opioid replacement therapy'],
  ['It is medication-assisted.', 'medication-assisted'], ['After a failed treatment.', 'failed treatment'], ['He is non-compliant.', 'non-compliant'],
  ['He hit rock bottom.', 'rock bottom'], ['Try tough love.', 'tough love'], ['He committed suicide.', 'committed suicide'],
]
const stoppedInSpanish: readonly [words: string, found: string][] = [
  ['Es adicto.', 'adicto'], ['Es una drogadicta.', 'drogadicta'], ['Es alcohólico.', 'alcohólico'], ['Habla de abuso de drogas.', 'abuso de drogas'],
  ['Es un vicio.', 'vicio'], ['Usted es codependiente.', 'codependiente'], ['Está en negación.', 'en negación'], ['Sufre de ansiedad.', 'Sufre de'],
  ['Es una terapia de sustitución.', 'terapia de sustitución'], ['Fracasó el tratamiento.', 'Fracasó el tratamiento'],
  ['Tiene que tocar fondo.', 'tocar fondo'], ['Use mano dura.', 'mano dura'], ['Se suicidó.', 'Se suicidó'],
]

testRows([
  {
    rule: 'W1', says: 'words that hurt stand in <Avoid> or a wrong option only',
    breaks: [
      [saying('He is an addict. '), `${paths.en}:67 E W1 "addict": use "person with a substance use disorder". A myth goes inside <Avoid>.`],
      ...stopped.map(([words, found]) => [saying(words), `"${found}": use `] as const),
      ...stoppedInSpanish.map(([words, found]) => [sayingInSpanish(words), `"${found}": use `] as const),
      [text('"How are you?"', '"Are you an addict?"'), '"addict": use'],
      [text('tryThis: Look', 'tryThis: Ask an alcoholic. Look'), `${paths.en}:18 E W1 "alcoholic"`],
      [questions('That is fine.', 'He is no addict.'), `${paths.quiz}:14 E W1 "addict"`],
      [questions('What now?', 'Is he an addict?'), '"addict"'],
      [sheet('One good thing', 'One addict'), 'worksheets/my-week.yaml:7 E W1 "addict"'],
      [course('For the addict.'), 'course.yaml:4 E W1 "addict"'],
    ],
    holds: [
      {}, saying('<Avoid>"He is an addict."</Avoid>'), questions('text: {en: "Run"}', 'text: {en: "Call him an addict"}'),
      saying('She goes to Alcoholics Anonymous. The National Institute on Drug Abuse wrote it.'), saying('It is a non-alcoholic drink, or an alcoholic drink.'),
      saying('Addiction is treatable. He used it. The abuse at home is violence.'), saying('A nicotine replacement therapy.'),
      sayingInSpanish('Es un círculo vicioso. Es una bebida alcohólica. Va a Alcohólicos Anónimos.'), sayingInSpanish('La adicción se trata.'),
      allowing('He said "addict".', 'terms: []\nallowWords: [{ word: addict, reason: the module about words }]'),
      allowing('<Term>Codependency</Term> is a label. A codependent one.', 'terms: [codependency]'),
    ],
  },
  {
    rule: 'W2', says: 'words and marks whose context decides are only shown, once a file',
    breaks: [
      [saying('You should look.'), `${paths.en}:67 W W2 "should" sounds like blame. Say what one can do.`],
      [saying('You should look. It must be so. You must.'), '"must" sounds like blame. Say what one can do.'],
      [{ [paths.en]: en.replace('Looking helps.', 'You should look.').replace('Asking helps.', 'You should ask.') }, 'It stands here 2 times.'],
      [saying('It is obviously late.'), '"obviously": use "leave it out".'],
      [saying('A relapse is common.'), '"relapse": use "return to use, or explain it in a <Term>".'],
      [saying('Sit with your loved one.'), '"loved one": use "the person you care about".'],
      [saying('The patient waits.'), '"The patient": use "the person in treatment".'],
      [saying('He is clean and sober.'), '"is clean": use'],
      [saying('He is an old drunk.'), '"old drunk": use'],
      [saying('Look now!'), 'An exclamation mark. Let the words be warm instead.'],
      [sayingInSpanish('Usted debería mirar.'), '"debería" sounds like blame. Decir qué se puede hacer.'],
      [sayingInSpanish('Tú puedes.'), '"Tú": use "usted".'],
      [sayingInSpanish('Es una recaída.'), '"recaída": use'],
    ],
    holds: [
      {}, saying('She says, "You should look!"'), saying('<Avoid>You should look!</Avoid>'), text('"How are you?"', '"You must be tired!"'),
      saying('Be patient with a patient ear. Clean the kitchen. A bad night is just a bad night. He has drunk tea.'),
      allowing('A <Term>relapse</Term> is a return.', 'terms: [relapse]'), course('Relapse.'), sayingInSpanish('Su tía puede. Sea paciente.'),
    ],
  },
  {
    rule: 'S1', says: 'nothing reads as dangerous advice',
    breaks: [
      [saying('Give him half the dose.'), `${paths.en}:67 E S1 N02: "half the dose" reads as medicine advice. Say "talk with the prescriber", or use <Avoid>.`],
      [text('"How are you?"', '"Take half a dose."'), 'N02: "half a dose"'],
      [questions('That is fine. Look first.', 'Half the dose is fine.'), `${paths.quiz}:14 E S1 N02`],
      [questions('{en: "Look"}', '{en: "Half the dose"}'), 'N02: "Half the dose"'],
      [saying('It is not easy, but give him half the dose.'), 'N02: "half the dose"'],
      [saying('It is dangerous to wait, so give him half the dose.'), 'N02: "half the dose"'],
      [saying('It can be dangerous to give nothing and wait. Half the dose, then, but waiting can be deadly.'), 'N02: "Half the dose"'],
      [saying('There is nothing to fear when you give half the dose.'), 'N02: "half the dose"'],
      [sayingInSpanish('Déle media dosis.'), 'N02: "media dosis"'],
    ],
    holds: [
      {}, saying('<Avoid>"Half the dose will do."</Avoid>'), questions('text: {en: "Run"}', 'text: {en: "Give half the dose"}'),
      saying('Do not give half the dose.'), saying('Never give half the dose. No, half the dose is no help.'), saying('You do not have to count half the dose.'),
      saying('Giving half the dose can be dangerous.'), text('A light is on.', 'He took half a dose.'), questions('What now?', 'Is half the dose enough?'),
      questions('"Not quite. Looking comes first."', '"Not quite. Half the dose helps nobody."'),
      sayingInSpanish('No le dé media dosis. Nunca dé media dosis.'), sayingInSpanish('La media dosis es peligrosa.'),
    ],
  },
])

test('the patterns of the fact base find what they are for', () => {
  const { neverAdvise } = JSON.parse(readFolder('content').get('facts.json')!) as { neverAdvise: object }
  const facts = JSON.stringify({ ...(JSON.parse(smallContent['facts.json']!) as object), neverAdvise })
  const advice: readonly [id: string, words: string][] = [
    ['N01', 'Quit drinking tonight.'], ['N02', 'Taper off at home.'], ['N03', 'Let her sleep it off.'], ['N04', 'Confront him tonight.'],
    ['N05', 'Search his room.'], ['N07', 'Change the locks.'], ['N08', 'Reward him with cash.'], ['N09', 'Plan an intervention.'],
    ['N10', 'Ask your son to watch him.'], ['N11', 'Promise not to tell.'], ['N12', 'He is probably using.'], ['N13', 'You should leave him.'],
    ['N14', 'File for custody.'], ['N15', 'A course is as good as treatment.'],
  ]
  for (const [id, words] of advice) {
    expect(findingsOf({ ...saying(words), 'facts.json': facts }).filter((finding) => finding.includes(' S1 ')).join('\n')).toMatch(new RegExp(`^[^\\n]* S1 ${id}: [^\\n]*$`))
  }
})
