import { holdAlone } from '../../db/durable.ts'

/* A process of its own: takes the file as a server would, says "alone" if it got it, and ends without letting go. */

holdAlone(process.argv[2] ?? '')
process.stdout.write('alone')
