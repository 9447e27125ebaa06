import { keepFromIdling } from './idle.ts'
import { readyToLeave } from './leave.ts'
import { sendOnce } from './once.ts'
import { offerPrinting } from './print.ts'
import { offerReveal } from './reveal.ts'

readyToLeave()
sendOnce()
offerReveal()
offerPrinting()
keepFromIdling()
