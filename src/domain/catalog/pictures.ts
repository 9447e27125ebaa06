/** The pictures of the component kit that a text may show, by the id in `<Picture id="…" />`. */
export const pictureIds = [
  'many-causes', 'craving-wave', 'care-steps', 'steady-line', 'road-stages', 'two-way-door', 'return-stages',
  'four-places', 'see-say-offer', 'after-use-steps', 'overdose-steps', 'recovery-position', 'locked-box', 'week-plan',
  'supporting-shielding', 'safe-adults', 'three-ways-to-help', 'talk-spiral', 'i-statement', 'right-after',
  'trust-stairs', 'open-window', 'stress-loop', 'three-ways-of-coping', 'support-circles', 'care-path', 'plan-on-fridge',
] as const
export type PictureId = (typeof pictureIds)[number]
