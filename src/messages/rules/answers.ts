// SVAR-…: answers that a meeting file gives to doubts, under `godkänn`.
import { type Area, quoted } from '../wording.ts';

export const SVAR = {
  'SVAR-001': (v: { regel: string; forslag: string | null }) => ({
    text: `Regeln ${quoted(v.regel, 40)} finns inte.`,
    hint: v.forslag
      ? `Menade du ${v.forslag}?`
      : 'Skriv koden som den står i kontrollen, till exempel FRIST-001.',
  }),
  'SVAR-002': (v: { regel: string }) => ({
    severity: 'varning' as const,
    text: `Filen svarar på ${v.regel}, men det är ett fel här och kan inte godkännas.`,
    hint: 'Rätta det som är fel. Bara en varning kan besvaras med ”godkänn”.',
  }),
  'SVAR-003': (v: { regel: string }) => ({
    severity: 'varning' as const,
    text: `Filen svarar på ${v.regel}, men ${v.regel} ger ingen varning här.`,
    hint: 'Ta bort svaret, eller flytta det till det ärende som det gäller.',
  }),
} satisfies Area;
