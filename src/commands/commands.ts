// Every command: what it does, what it takes, and what it cannot do without.
import type { OptionName } from '../messages/options.ts';
import { importera } from './importera.ts';
import { kontrollera } from './kontrollera.ts';
import { showLedger } from './liggare.ts';
import type { FORMATS, Run } from './order.ts';
import { faststall, ratta, rendera } from './rendera.ts';
import { arkivera, avsluta, borja, flytta, justera, lasUpp, makulera, publicera, reservera } from './steg.ts';

export interface Command {
  run: Run;
  /** What stands after the name: files, or nothing. */
  takes: 'files' | 'any' | 'nothing';
  options: readonly OptionName[];
  required?: readonly OptionName[];
  /** Forms of the answer, where there is a choice. */
  formats?: readonly (typeof FORMATS)[number][];
}

const LEDGER = ['ut', 'liggare', 'vem', 'register'] as const;

export const COMMANDS = {
  rendera: {
    run: rendera,
    takes: 'files',
    options: [...LEDGER, 'underskrift', 'exemplar', 'klocka', 'anda'],
  },
  kontrollera: {
    run: kontrollera,
    takes: 'files',
    options: [...LEDGER, 'anda', 'strikt', 'alla', 'format'],
    formats: ['text', 'json', 'sarif'],
  },
  importera: {
    run: importera,
    takes: 'files',
    options: [...LEDGER, 'organ', 'datum', 'till-liggaren', 'anda', 'alla'],
  },
  reservera: { run: reservera, takes: 'files', options: [...LEDGER, 'anda'] },
  avsluta: { run: avsluta, takes: 'files', options: [...LEDGER, 'anda'] },
  faststall: {
    run: faststall,
    takes: 'files',
    options: [...LEDGER, 'underskrift', 'klocka', 'anda', 'strikt'],
  },
  'las-upp': { run: lasUpp, takes: 'files', options: [...LEDGER, 'skal'], required: ['skal'] },
  justera: { run: justera, takes: 'files', options: [...LEDGER, 'datum', 'av', 'godkant', 'fil'] },
  ratta: {
    run: ratta,
    takes: 'files',
    options: [...LEDGER, 'skal', 'anda', 'utkast', 'underskrift', 'klocka', 'strikt'],
    required: ['skal'],
  },
  publicera: { run: publicera, takes: 'files', options: [...LEDGER, 'fil', 'adress'] },
  arkivera: { run: arkivera, takes: 'files', options: [...LEDGER, 'fil', 'diarienummer', 'anda'] },
  makulera: { run: makulera, takes: 'files', options: [...LEDGER, 'skal', 'paragraf'], required: ['skal'] },
  flytta: {
    run: flytta,
    takes: 'files',
    options: [...LEDGER, 'fran', 'skal', 'anda'],
    required: ['fran', 'skal'],
  },
  borja: {
    run: borja,
    takes: 'nothing',
    options: [...LEDGER, 'organ', 'ar', 'paragraf'],
    required: ['organ', 'ar', 'paragraf'],
  },
  liggare: {
    run: showLedger,
    takes: 'any',
    options: [...LEDGER, 'organ', 'ar', 'format', 'kontrollera', 'huvud'],
    formats: ['tabell', 'csv', 'json', 'pdf'],
  },
} satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;
