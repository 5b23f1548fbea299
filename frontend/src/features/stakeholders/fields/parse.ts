import { readDay } from '@/features/shareddoc';
import type { FieldSpec } from '../model';

// What people type into a field, and what a field shows while it is typed in.

export type Parsed = { value: unknown } | { wrong: 'number' | 'date' | 'steps' };

/** Numbers with comma or point, dates as 2027-05-31 or 31.5.2027, lists with commas. */
export function parseField(spec: FieldSpec, text: string): Parsed {
  const typed = text.trim();
  switch (spec.type) {
    case 'number':
      return parseNumber(spec, typed);
    case 'date':
      return readDay(typed);
    case 'steps':
      return parseSteps(typed);
    case 'tags':
      return { value: typed === '' ? [] : typed.split(',').map((tag) => tag.trim()) };
    case 'flag':
      return { value: typed === 'true' };
    default:
      return { value: typed === '' ? null : typed };
  }
}

/** How a value stands in an open field: one that `parseField` reads back as it was. */
export function fieldText(value: unknown, language: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return decimal(value, language);
  if (Array.isArray(value)) return value.join(', ');
  return String(value);
}

/** With a comma in all our languages but English; Chromium knows no Icelandic. */
export function decimal(value: number, language: string): string {
  const minus = value < 0 ? '−' : '';
  const digits = String(Math.abs(value));
  return minus + (language === 'en' ? digits : digits.replace('.', ','));
}

function parseNumber({ min, max }: { min: number; max: number }, typed: string): Parsed {
  if (typed === '') return { value: null };
  const plain = typed.replace(',', '.').replace('−', '-');
  const value = /^-?\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN;
  return value >= min && value <= max ? { value } : { wrong: 'number' };
}

function parseSteps(typed: string): Parsed {
  const steps = typed.split(/[\s,;]+/).filter(Boolean);
  if (!steps.every((step) => /^[1-9]$/.test(step))) return { wrong: 'steps' };
  return { value: [...new Set(steps.map(Number))].sort((a, b) => a - b) };
}
