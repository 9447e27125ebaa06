import type { backups as english } from '../en/backups.ts'
import type { Same } from '../same.ts'

export const backups: Same<typeof english> = {
  title: 'Copias de seguridad',
  noteNever: 'Todavía no hay ninguna',
  noteBroke: 'El último intento no salió bien',
  noteMade: (day) => `La última se hizo y se revisó el ${day}`,
  intro: 'Una copia de seguridad es una copia cerrada de todo lo que hay aquí. Se hace una cada noche. Cada una se abre otra vez y se revisa antes de contar.',
  last: 'Última revisada',
  never: 'Todavía no',
  next: 'La próxima',
  nextOn: (day) => `${day}, después de las 2\u00A0a.\u00A0m.`,
  tried: 'Última prueba',
  triedHint: 'Quien cuida el servidor abre una copia en una carpeta vacía, para ver que se puede usar: npm run restore. Hágalo cada tres meses.',
  broke: (when) => `Una copia no salió bien el ${when}. Se intentará otra vez. Si esto sigue, pida a quien cuida el servidor que vea si el disco está lleno. Las copias anteriores siguen aquí.`,
  now: 'Hacer una copia ahora',
  asked: 'Se hará una copia ahora. Vuelva a cargar esta página en un minuto para verla.',
  caption: 'Copias guardadas',
  none: 'Todavía no hay ninguna.',
  columns: { made: 'Hecha', size: 'Tamaño', state: 'Estado' },
  size: (megabytes) => `${megabytes}\u00A0MB`,
  checked: 'Revisada',
  shownFirst: (n, all) => `Estas son las ${n} más nuevas de ${all}.`,
  kept: 'Qué se guarda',
  keptLines: [
    'Una de cada uno de los últimos 7 días y una de cada semana, hasta 35 días.',
    'Están solo en el servidor. Usted no puede llevarse una desde esta página. Quien cuida el servidor debe guardar una copia en otro lugar.',
    'Solo se abren con los archivos de claves. Guarde una copia de ellos lejos de las copias de seguridad.',
    'Lo que alguien borra se va de aquí enseguida. Sigue en las copias anteriores hasta 35 días.',
  ],
}
