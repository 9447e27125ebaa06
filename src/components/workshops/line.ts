/** What a workshop is about: the module, by its numbers and title. */
export interface TopicLine { number: string; title: string; lang: string; href: string }

/** A workshop in words: "Tuesday, December 1, 6:00 pm (Eastern Time)". */
export interface WorkshopLine {
  id: string
  when: string
  minutes: number
  place: string
  link: string
  topic: TopicLine | undefined
  isCancelled: boolean
  isChanged: boolean
}
