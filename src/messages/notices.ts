// What is told beside the result: nothing is wrong, but the secretary should know.

export const newLedger = (path: string): string =>
  `En ny paragrafliggare har skapats: ${path}. I den står vilka nummer som är tagna. Använd samma fil varje gång, och säkerhetskopiera den.`;

/** `numbers` as printed, `§ 9` or `§ 9–§ 11`. */
export const freedNumbers = (meeting: string, numbers: string): string =>
  `${meeting} har färre ärenden än förra gången. Mötet har inte längre ${numbers}; numren går till nästa möte. Har protokollet redan skickats ut behöver det ersättas.`;
