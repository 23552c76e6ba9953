// A small paper of the LSVO as a text file, for tests of what happens around the recognition.

/** The meeting of this day with §§ 12 and 13; `more` stands below the text of the last §. */
export const smallPaper = (datum = '2023-01-20', first = 12, more = ''): string => `LSVO
Sammanträdesprotokoll
${datum}

Tid och plats: ${datum} kl. 09.00 - 10.00, Provrummet, Ronneby

Ordförande: Ulla Prov, direktör, Region Blekinge
Sekreterare: Bo Prov, Region Blekinge
Närvarande ledamöter:
Eva Prov, förvaltningschef, Ronneby kommun

§ ${first}
Öppnande

Ordföranden öppnar mötet.

§ ${first + 1}
Plan för samverkan

Bo Prov berättar om planen.
${more}
LSVO beslutar

att godkänna planen.

Protokollet ska skickas till
Diariet
Ledamöter
`;
