// Commands and options as they are written in Swedish, by their ASCII names.

export const COMMAND_SPELLING = {
  rendera: 'rendera',
  kontrollera: 'kontrollera',
  reservera: 'reservera',
  avsluta: 'avsluta',
  faststall: 'fastställ',
  'las-upp': 'lås-upp',
  justera: 'justera',
  ratta: 'rätta',
  publicera: 'publicera',
  arkivera: 'arkivera',
  makulera: 'makulera',
  flytta: 'flytta',
  borja: 'börja',
  liggare: 'liggare',
} as const;

export const OPTION_SPELLING = {
  ut: 'ut',
  liggare: 'liggare',
  vem: 'vem',
  underskrift: 'underskrift',
  exemplar: 'exemplar',
  klocka: 'klocka',
  skal: 'skäl',
  anda: 'ändå',
  datum: 'datum',
  av: 'av',
  godkant: 'godkänt',
  utkast: 'utkast',
  fil: 'fil',
  adress: 'adress',
  diarienummer: 'diarienummer',
  paragraf: 'paragraf',
  fran: 'från',
  organ: 'organ',
  ar: 'år',
  format: 'format',
  kontrollera: 'kontrollera',
  huvud: 'huvud',
} as const;

/** What a command asks for that cannot do without the option. */
export const WHAT_IS_MISSING: Partial<Record<keyof typeof OPTION_SPELLING, string>> = {
  skal: 'skälet, som --skäl "varför"',
  fran: 'dagen som mötet flyttas från, som --från 2023-11-17',
  organ: 'vilket organ det gäller, som --organ lsvo',
  ar: 'vilket år det gäller, som --år 2023',
  paragraf: 'det första numret, som --paragraf 108',
};
