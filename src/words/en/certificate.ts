export type CertificateWords = typeof certificate

/** The certificate of a course: on its page, on paper and in its file. It names no course. */
export const certificate = {
  title: 'Certificate',
  heading: 'Certificate',
  says: 'This certificate says that',
  finished: 'finished',
  course: (n: number) => `Family education, course ${n}`,
  modules: (n: number) => (n === 1 ? 'with 1 module' : `with all ${n} modules`),
  house: 'A house with a light in every window',
  check: 'To check this certificate, open',
  offer: 'Your certificate',
  offerNote: 'You finished every module of this course.',
  get: 'Get your certificate',
  see: 'See your certificate',
  back: 'Back to the course',
  name: 'Name on the certificate',
  nameHint: 'Change it if you like. We do not keep what you type here.',
  show: 'Show this name',
  file: 'Save as PDF',
  missing: 'The PDF cannot draw every letter of this name. Print this page instead.',
}

/** The public page that answers a code. */
export const check = {
  title: 'Check a code',
  heading: 'Check a certificate',
  valid: (month: string) => `This certificate is valid. It was issued in ${month}.`,
  unknown: 'We do not know this code. Look at the certificate and type the address again.',
  wait: 'There were too many wrong codes. Wait some minutes and open this page again.',
}
