import type { PictureWords } from '../en/pictures.ts'

export const pictures: PictureWords = {
  'many-causes': { brain: 'El cerebro', genes: 'Los genes', around: 'El entorno', events: 'Lo vivido' },
  'craving-wave': { trigger: 'Detonante', rises: 'Sube', top: 'El punto alto', falls: 'Baja', minutes: 'minutos' },
  'care-steps': { stay: 'Hospital o\nresidencia', program: 'IOP', weekly: 'Consejería\nsemanal', up: 'Subir', down: 'Bajar' },
  'steady-line': { use: 'Consumo', swings: 'Sube y baja', medicine: 'Con medicina', steady: 'Más estable', week: 'Una semana' },
  'road-stages': { withdrawal: 'Abstinencia', honeymoon: 'Luna de miel', wall: 'El muro', adjustment: 'Adaptación' },
  'two-way-door': {
    clinic: 'La clínica', you: 'Usted', consent: 'Con consentimiento', out: 'Lo que\ncomparten', into: 'Lo que ve', free: 'Aquí sin llave',
  },
  'return-stages': { feelings: 'Sentimientos', thoughts: 'Pensamientos', use: 'Consumo', back: 'Dar la vuelta' },
  'four-places': { mood: 'Ánimo', days: 'Vida diaria', people: 'Gente', routine: 'Rutina de\nrecuperación' },
  'see-say-offer': { hour: 'Una hora\ntranquila', see: 'Notar', say: 'Decir', listen: 'Escuchar', offer: 'Ofrecer', step: 'Un paso' },
  'after-use-steps': {
    look: 'Mirar', call: 'Peligro: llamar', few: 'Pocas palabras', talk: 'Hablar sobrios', care: 'Volver al\ntratamiento',
  },
  'overdose-steps': { check: 'Revise', call: 'Llame', spray: 'Rocíe', breathe: 'Dé aire', again: 'Repita', side: 'De lado' },
  'recovery-position': { side: 'De lado', knee: 'Rodilla adelante', head: 'Cabeza apoyada', stay: 'Quédese ahí' },
  'locked-box': { lock: 'Con llave', count: 'Contar', away: 'Deshacerse' },
  'week-plan': {
    fixed: 'Puntos fijos', meals: 'Comidas, dormir', joy: 'Algo agradable', hard: 'La hora difícil', rest: 'Descanso',
  },
  'supporting-shielding': {
    supporting: 'Apoyar', shielding: 'Encubrir', ride: 'un\nviaje', kind: 'palabras\namables', excuse: 'una\nexcusa', debt: 'pagar\ndeudas',
  },
  'safe-adults': { child: 'Niño o niña', home: 'En casa', school: 'En la escuela', next: 'Al lado', phone: 'Por teléfono' },
  'three-ways-to-help': { call: 'Llame', text: 'Mande\ntexto', go: 'Acuda a\nalguien' },
  'talk-spiral': {
    push: 'insistir', defend: 'defenderse', harder: 'insistir más', shut: 'puerta cerrada', ask: 'preguntar', room: 'espacio\npara pensar',
  },
  'i-statement': {
    feel: 'Me siento', when: 'cuando', like: 'me\ngustaría', feeling: 'sentimiento', moment: 'momento', wish: 'deseo',
  },
  'right-after': { step: 'un paso', after: 'enseguida', thanks: 'algo pequeño', months: 'meses después', late: 'grande y tarde' },
  'trust-stairs': { first: 'una llamada', second: 'un mensaje', third: 'un jueves', dip: 'un bajón', trust: 'más confianza' },
  'open-window': {
    shut: 'hoy no', open: 'una ventana', name: 'un nombre', number: 'un número', ride: 'quién lleva', time: 'una hora',
  },
  'stress-loop': { worry: 'Preocupación', night: 'Noche\ncorta', words: 'Palabras\nduras', cope: 'Cómo lo\nafronto', helps: 'Quién\nme ayuda' },
  'three-ways-of-coping': { into: 'Intervenir', up: 'Aguantar', back: 'Tomar\ndistancia' },
  'support-circles': { you: 'Usted', close: 'Gente cercana', groups: 'Grupos\ny líneas', doctors: 'Médicos y\nconsejeros' },
  'care-path': {
    stay: 'Cuidado\ninterno', program: 'Programa', weekly: 'Consejería', calls: 'Llamadas', down: 'Bajar', up: 'Subir otra vez',
  },
  'plan-on-fridge': {
    call: 'A quién\nllamar', plan: 'Nuestro plan', week: 'Mi semana', all: 'Para todos', ask: 'Pregunte antes', mine: 'Solo mía',
  },
}
