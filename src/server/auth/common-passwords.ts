/**
 * What people type when they are asked for something long. A compact list that works with isPredictable's
 * rules; the list of the 100,000 commonest passwords is a file of its own, still to be added.
 */
const COMMON_WORDS = `
access admin administrator adminadmin admin123 amor amorcito angel april august azerty babygirl baseball basketball
batman beautiful blink182 butterfly charlie chocolate computer contrasena contrasenia cookie corazon daniel december
default dragon estrella familia family february flower football forever freedom friday friends
guest hello hellokitty hockey hola holamundo hunter iloveyou iloveu internet january jennifer jessica jesus
jesuschrist jesusloves jordan july june killer letmein liverpool login lovely loveyou master mariposa march michael
michelle minecraft monday monkey mustang mypassword newpassword nicole nothing november october pass passphrase
passw0rd passwd password pokemon princesa princess qwerty realmadrid robert root samsung saturday secret secreto
september shadow soccer starwars summer sunday sunshine superman superstar sweetheart system teamo teamomucho
tequiero teadoro temp temporary test testing testtest thomas thursday tinkerbell trustno1 tuesday usuario vanessa
verano wednesday welcome whatever william winter yourpassword
`

/** Long phrases from songs, films, jokes and comics: found in stolen lists, however long they are. */
const COMMON_PHRASES = `
allyourbasearebelongtous amordemivida bemyvalentine changeme correcthorsebatterystaple diosesamor diosteama
donotforgetthis dontforgetthis everythingisawesome forgetmenot gatosyperros happilyeverafter hakunamatata
iamyourfather iforgotmypassword ihatepasswords illbeback imissyousomuch inthebeginning itsasecret
jesusismysavior justletmein keepcalmandcarryon letitgoletitgo livelaughlove loveislove
maytheforcebewithyou mylittlepony mypasswordis mividaeres nevergonnagiveyouup noonewillguess nuncateolvidare
onceuponatime openmydoor opensesame padrenuestro pleaseletmein queseraseria quieroentrar somewhereovertherainbow
superseguro teamoconelalma teamomuchisimo thelordismyshepherd thequickbrownfox jumpsoverthelazydog thisismypassword
thisisasecret threeblindmice tobeornottobe twinkletwinklelittlestar unodostrescuatrocinco onetwothreefourfive
vivamexico winteriscoming youaremysunshine youshallnotpass yosoytupadre
`

/** Words that stand on our own screens: the first guesses of someone who knows where the account is. */
const PRODUCT_WORDS = `
porchlight porch light litwindow laluzencendida clinic clinica course curso family familia familymember module modulo
program programa recovery recuperacion rehab sober sobriety sobriedad treatment tratamiento workshop taller
threeorfourwords tresocuatropalabras signin signinname
`

/** Rows and walks of the keyboard, the alphabet and the digits, in both directions. */
const TRACKS = [
  'abcdefghijklmnopqrstuvwxyzabc', '01234567890123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', 'qazwsxedcrfvtgbyhnujmikolp',
].flatMap((track) => [track, [...track].reverse().join('')])

const TRACK_STEPS = 4
/** So many letters and digits must be left once everything predictable is taken away. */
const LEFT_OVER = 6
const FEWEST_DIFFERENT = 5
const LONGEST_REPEATED = 8
const SHORTEST_WORD = 3
const SWAPPED_DIGITS: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' }

const LISTED = [COMMON_PHRASES, COMMON_WORDS, PRODUCT_WORDS].flatMap((list) => list.trim().split(/\s+/))

/**
 * Whether a password would be among the first guesses: few different characters, one short piece over and over,
 * or nothing much left without common words, runs of the keyboard and `words` (name, clinic). Accents, case,
 * signs between words and digits in place of letters make no difference.
 */
export function isPredictable(password: string, words: string[]): boolean {
  const plain = fold(password)
  if (new Set(password).size < FEWEST_DIFFERENT || isRepeated(plain)) return true
  const listed = [...LISTED, ...words.flatMap(partsOf)].sort((a, b) => b.length - a.length)
  const spelled = plain.replace(/\d/g, (digit) => SWAPPED_DIGITS[digit] ?? digit)
  return [plain, spelled].some((text) => leftOver(text, listed) < LEFT_OVER)
}

/** Small letters and digits alone: "Contraseña-1" is "contrasena1". */
function fold(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function partsOf(words: string): string[] {
  const parts = [words, ...words.split(/[^\p{L}\p{N}]+/u)].map(fold)
  return parts.filter((part) => part.length >= SHORTEST_WORD)
}

function isRepeated(text: string): boolean {
  return new RegExp(`^(.{1,${LONGEST_REPEATED}}?)\\1+$`, 'u').test(text)
}

/** How many characters stay. A gap stays where something was taken, so that its neighbours do not join. */
function leftOver(text: string, listed: string[]): number {
  let rest = text.replace(/(.)\1{2,}/gu, ' ')
  for (const word of listed) rest = rest.replaceAll(word, ' ')
  return withoutTracks(rest).replaceAll(' ', '').length
}

function withoutTracks(text: string): string {
  let rest = ''
  for (let at = 0; at < text.length; ) {
    const steps = stepsOnTrack(text, at)
    rest += steps < TRACK_STEPS ? text.charAt(at) : ' '
    at += steps < TRACK_STEPS ? 1 : steps
  }
  return rest
}

/** How far the text follows one track from `at`. */
function stepsOnTrack(text: string, at: number): number {
  let steps = 1
  while (at + steps < text.length && TRACKS.some((track) => track.includes(text.slice(at, at + steps + 1)))) steps++
  return steps
}
