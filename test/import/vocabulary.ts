// Words for invented meetings: names, titles, organisations, rubriker, sentences and decisions as minutes have them.
// Nobody named here exists; the region, the municipalities and their förvaltningar are real, without real content.

export const FIRST_NAMES = [
  ...[
    'Alva',
    'Anna-Stina',
    'Bengt-Ove',
    'Cecilia',
    'Dženana',
    'Elvira',
    'Farid',
    'Gun-Britt',
    'Hjördis',
    'Ingegerd',
  ],
  ...[
    'Jan-Åke',
    'Karl Oskar',
    'Leila',
    'Malte',
    'Nanna',
    'Ola',
    'Per',
    'Rut',
    'Siv',
    'Tove',
    'Urban',
    'Viveka',
    'Yngve',
  ],
  ...['Åsa', 'Östen', 'Zoë', 'Kim', 'André', 'Chloé', 'Ömer'],
] as const;

export const LAST_NAMES = [
  ...[
    'Aspelund',
    'Bergfalk',
    'Björnsäter',
    'Cederskär',
    'Dahlebo',
    'Ekenstam',
    'Fjällmark',
    'Granhed',
    'Hultebring',
  ],
  ...[
    'Isacsbo',
    'Jordestam',
    'Kvistvall',
    'Lövenhed',
    'Mårdvik',
    'Näslycke',
    'Ollingsjö',
    'Pålskog',
    'Rönnehult',
  ],
  ...['Stenbrodd', 'Tallmyr', 'Ulvarsson', 'Vassmar', 'Yxeryd', 'Ågrenius', 'Älmhed', 'Ödlund', 'Ek', 'Å'],
  ...[
    'Svenske-Lund',
    'Nyman Lyckvall',
    'von Hagelstam',
    'af Kråkerås',
    'Grip-Sjöhed',
    'Ben Hadid',
    'Öberg Vik',
    'Åhlm',
  ],
] as const;

export const PARTIES = ['S', 'M', 'SD', 'C', 'KD', 'L', 'V', 'MP'] as const;

export const MUNICIPALITIES = [
  'Karlshamns kommun',
  'Karlskrona kommun',
  'Olofströms kommun',
  'Ronneby kommun',
  'Sölvesborgs kommun',
] as const;

/** What a ledamot is, with the organisation. */
export const SEATS = [
  ...MUNICIPALITIES.flatMap((kommun) => [
    `förvaltningschef Vård- och omsorgsförvaltningen, ${kommun}`,
    `tf förvaltningschef Arbete- och välfärdsförvaltningen, ${kommun}`,
    `förvaltningschef, Funktionsstödsförvaltningen, ${kommun}`,
    `förvaltningschef Förvaltningen för omsorg och arbetsmarknad, ${kommun}`,
  ]),
  'hälso- och sjukvårdsdirektör, Region Blekinge',
  'hälso- och sjukvårdschef Nära vård, Region Blekinge',
  'tf hälso- och sjukvårdschef Medicinska serviceverksamheter, Region Blekinge',
  'Enheten för kvalitet och utveckling, Region Blekinge',
  'strateg Hälsovalet, Region Blekinge',
] as const;

/** What somebody from outside is; not all belong somewhere. */
export const GUESTS = [
  'projektledare, Region Blekinge',
  'verksamhetschef, Karlskrona kommun',
  'processledare Hemgång, Region Blekinge',
  'FoU-strateg',
  'rektor Komvux, Olofströms kommun',
  'lektor, Blekinge Tekniska Högskola',
  'samordnare',
  'överläkare, Vuxenpsykiatrin, Region Blekinge',
  'kvalitetsutvecklare, Ronneby kommun',
] as const;

export const RUBRIKER = [
  'Anhörigstöd – Lägesrapport',
  'Digital samsyn: Val av teknisk lösning',
  'E-hälsa 2025 och framåt',
  'Ersättning för inställda besök',
  'FoU-samarbetet – Förlängning eller ny överenskommelse?',
  'Gemensam utbildningsdag den 20 oktober',
  'Hjälpmedel vid hemgång (ny rutin)',
  'Rehabilitering i hemmet – Uppdrag till två samordnare. Stöd från grannlänen. Mätning av resultat och redovisning till nämnderna',
  'Rekrytering inför sommaren - Undersköterskor, gemensam annons i april?',
  'LSVO:s årsrapport',
  'Mobilt team, etapp 2',
  'Nattfasta i särskilt boende',
  'Psykisk hälsa hos äldre: Fördelning av medel, 1,2 mnkr',
  'Remiss från Socialstyrelsen',
  'SIP – Samordnad individuell plan',
  'Suicidprevention',
  'Tillgång till läkare kvällar, nätter och helger samt förslag till gemensam modell för bedömning i hemmet',
  'Tolkavtal',
  'Uppföljning av ”Hem igen”',
  'Återkoppling från samverkansgrupperna',
] as const;

export const SUB_RUBRIKER = [
  'Journalsystem: Kurs för handledare',
  'Förskola - Samverkan med BVC',
  'Anmälan av deltagare till länsdialog',
  'Budget 2026',
  'Ny ledamot i beredningen',
  'Ändring/förnyelse av överenskommelsen om hjälpmedel för barn som byter skola eller flyttar mellan kommuner',
  'Gemensam webbplats: Val av leverantör',
  'Nutrition',
  'Mötestider',
] as const;

export const HEADINGS = [
  'Bakgrund',
  'Vad händer nu?',
  'Remissvaren i korthet',
  'Så har arbetet gått till',
  'Diskussion',
] as const;

export const SENTENCES = [
  'Föredragande beskriver läget och svarar på frågor från ledamöterna.',
  'LSVO beslutade 2021-11-05 om ett breddinförande, och sedan den 1 februari deltar samtliga kommuner.',
  'Kostnaden beräknas till 1,1 mnkr per år, varav 250 000 kr avser tolkar.',
  'Det gäller bl.a. hembesök, t.ex. efter ett fall, och uppföljning m.m. inom tre dagar.',
  'Av ”Länets målbild” framgår att ansvaret är delat (bilaga 2).',
  'I § 31 i protokollet från den 17 mars står en annan siffra, se även §§ 14 och 19 i det föregående.',
  'Frågan har tidigare behandlats den 9 juni kl. 10.30–11.45 i Ronneby stadshus.',
  'Målet är att 80 % av de äldre ska känna sig trygga; i dag är andelen 63 %.',
  'Arbetsgruppen (två från regionen, en från varje kommun) har haft fem möten sedan augusti.',
  'Regionen har fått i uppdrag att se över hur hälso- och sjukvård ges i hemmet om natten.',
  'Kommunerna ser det som angeläget att vuxna, barn och unga möts av samma besked oavsett vem de vänder sig till.',
  'Enligt verksamhetsplanen 2023–2027 ska uppföljning ske två gånger per år.',
  'Ledamöterna framhåller vikten av att arbetet fortsätter och att resultatet redovisas.',
  'Vidare lyfts behovet av en gemensam ”väg in”, dvs. ett telefonnummer för alla.',
  'Siffrorna kan inte jämföras rakt av, eftersom kommunerna räknar på olika sätt.',
  'Samordnaren är anställd på 50 % t.o.m. den 31 december.',
  'Barn- och utbildningsförvaltningen har en annan uppfattning i fråga om tidplanen.',
  'Den nya socialtjänstlagen väntas träda i kraft den 1 juli 2025 och påverkar samtliga parter.',
  'Patienterna beskriver att de upprepade gånger har fått berätta samma sak.',
  'Ordföranden informerar om protokollen från 2024-01-26 och 2024-02-23, som har skickats till ledamöterna.',
  'Beslutet från 2023-04-21 gäller till 2024-06-30, och en första redovisning lämnas 2023-11-24.',
  'Ytterligare en länk saknas mellan primärvården och den specialiserade psykiatrin.',
  'Enkäten besvarades av 204 personer, vilket är fler än vid mätningen 2021.',
  'Kl. 10.15 visas en kort film om e-tjänsten.',
  'Förmiddagens möten i LSVO föreslås börja redan kl. 07.45.',
] as const;

export const ITEMS = [
  'balans- och styrketräning minst två gånger i veckan',
  'Att varje part lägger undan pengar i sin egen budget för 2025 och 2026',
  '75 000 kr ur konto 4410',
  'målen för 2024 med tillhörande mått',
  'utbildning för enhetschefer, sjuksköterskor och arbetsterapeuter i samtliga kommuner samt för vårdcentralernas personal',
  'Nattpatrullen: fler besök, kortare tid',
  'ett gemensamt underlag (senast i mars)',
  'samtycke och sekretess',
] as const;

/** What follows `att`. */
export const DECISIONS = [
  'godkänna den reviderade rutinen',
  'anteckna rapporten som mottagen',
  'ta upp ärendet på nytt den 9 juni',
  'be ekonomidirektören reservera 85 000 kr ur ”Gemensamma satsningar för äldre 2024”',
  'samordnarna får i uppdrag att göra rutinen känd på länets alla vårdcentraler och i hemtjänsten. De berättar om utfallet för LSVO i november.',
  'en arbetsgrupp om 3–5 personer tillsätts och leds av ordföranden',
  'samordnaren är kvar på 50 % till och med 2024-12-31',
  'uttala att arbetet är angeläget (se bilaga 1)',
  'föreslå parterna att var och en för sin del anta planen för in- och utflyttning mellan boenden, om deras nämnder inte har något att invända',
  'tacka arbetsgruppen för rapporten',
] as const;

export const DECISIONS_WITH_LIST = [
  'anta planen i de här delarna:',
  'kostnaden fördelas så här:',
  'till arbetsgruppen utse representanter för',
] as const;

export const RECIPIENTS = [
  'Föredragande',
  'Interkommunala forumet',
  'Ledningsgruppen för primärvård och rehabilitering',
  'Samtliga förvaltningschefer',
  'Chefer för kommunernas hemsjukvård och särskilda boenden',
  'Processledare Hemgång',
  'Berörda nämnder i länet',
] as const;

/** A comment on an earlier protokoll, as `§14 …: …`. */
export const COMMENTS = [
  'Avvikelser: Gruppen har träffats två gånger',
  'Avtal om tolkar: Har skrivits under av alla utom en part',
  'Korttidsplatser: Kommunerna redovisar i april hur många platser som står tomma och vad de kostar under ett år',
] as const;
