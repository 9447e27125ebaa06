import { turnPages } from './turn-pages.ts'

turnPages()
