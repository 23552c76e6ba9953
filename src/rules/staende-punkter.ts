// Points that stand on every agenda and carry no ärende of their own.

const OVRIGT = /^övrig(?:t|a\s(?:frågor|ärenden|punkter))\b/i;
const MOTET = '(?:mötet|mötets|sammanträdet|sammanträdets)';
const STAENDE = new RegExp(
  String.raw`^(?:${MOTET}\s)?(?:öppn(?:ande|as|ar)|avslut(?:ande|as|ning|ar)?|inledning|välkomna?|upprop|närvaro|presentation(?:srunda| av deltagarna)|lunch|paus|fika)\b|^(?:nästa|kommande)\s(?:mötes?|möten|mötestid(?:er)?|sammanträden?|sammanträdestid(?:er)?)\b`,
  'i',
);

/** «Övriga frågor», «Övriga ärenden», «Övrigt»: what is put forward at the meeting itself. */
export const arOvrigt = (rubrik: string): boolean => OVRIGT.test(rubrik.trim());

/** As «Mötets öppnande», «Nästa sammanträde», «Övrigt». */
export const arStaende = (rubrik: string): boolean => arOvrigt(rubrik) || STAENDE.test(rubrik.trim());
