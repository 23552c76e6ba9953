// A meeting file that is rendered quickly, for tests of what happens around the document.

/** The second ärende is called as `rubrik` says. */
export const smallMeeting = (datum: string, rubrik = 'Övrigt'): string => `organ: lsvo
datum: ${datum}
tid: 9–10
plats: Provrummet
ordförande: Ulla Prov, Region Blekinge
sekreterare: Bo Prov, Region Blekinge
ledamöter:
  - Eva Prov, Ronneby kommun
ärenden:
  - rubrik: Öppnande
  - rubrik: ${rubrik}
`;
