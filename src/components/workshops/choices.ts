/** What the form of a series offers: modules by number and title, families by label; `others` are labels of other teams' guests. */
export interface SeriesChoices {
  timeZone: string
  modules: { value: string; label: string; lang: string | undefined }[]
  families: { value: string; label: string }[]
  others: string[]
}
