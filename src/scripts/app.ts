import { offerCopying } from './copy.ts'
import { saveTaps } from './attend.ts'
import { fillFromFile } from './fill-from-file.ts'
import { keepFromIdling } from './idle.ts'
import { readyToLeave } from './leave.ts'
import { offerListening } from './listen.ts'
import { lookAgain } from './look-again.ts'
import { sendOnce } from './once.ts'
import { offerPrinting } from './print.ts'
import { offerReveal } from './reveal.ts'
import { saveAsYouGo } from './save-as-you-go.ts'

readyToLeave()
sendOnce()
offerReveal()
offerPrinting()
offerCopying()
offerListening()
keepFromIdling()
saveAsYouGo()
saveTaps()
lookAgain()
fillFromFile()
