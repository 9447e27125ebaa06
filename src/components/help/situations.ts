/** The six answers to "What is happening?" in their order, each with the lines to call, first the one that helps most. */
export const SITUATIONS = [
  { key: 'breathing', lines: ['emergency', 'naloxone_source', 'goodsam_text'] },
  { key: 'hurt', lines: ['crisis', 'emergency', 'mobile_crisis', 'veterans'] },
  { key: 'home', lines: ['dv', 'emergency', 'childabuse', 'sexualassault', 'legal_aid'] },
  { key: 'found', lines: ['poison', 'emergency', 'takeback_site', 'naloxone_source'] },
  { key: 'missing', lines: ['emergency', 'crisis', 'clinic_main', 'clinic_afterhours', 'nearest_er'] },
  { key: 'talk', lines: ['crisis', 'treatment', 'family', 'crisistext', 'clinic_main', 'clinic_afterhours'] },
] as const
