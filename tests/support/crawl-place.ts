/** Who looks: nobody is signed out, a newcomer carries a code; the others are of the cast. */
export type Who = 'nobody' | 'newcomer' | 'ana' | 'luz' | 'raul' | 'uche' | 'sam' | 'dana' | 'eli' | 'adi'
export type Fields = Record<string, string | string[]>

/** One page in one state: opened at `path` by somebody, after the forms in `sends` were sent from one page to the next. */
export interface Place {
  /** The page of the policies that is drawn. */
  route: `GET /${string}`
  as: Who
  path: string
  sends: Fields[]
  status: number
}

/** A page, in the state that these forms lead to. */
export function place(route: string, as: Who, path = route, sends: Fields[] = [], status = 200): Place {
  return { route: `GET ${route as `/${string}`}`, as, path, sends, status }
}

/** The same page after a form was sent that cannot be taken. */
export function failed(route: string, as: Who, send: Fields, path = route, before: Fields[] = []): Place {
  return place(route, as, path, [...before, send], 422)
}
