/** A line of help as this page draws it; `checked` says in words when somebody last called it. */
export interface Line {
  token: string
  label: string
  number: string | null
  tel: string | null
  sms: string | null
  note: string | null
  checked: string | undefined
}
