// Days as people type them.

export type ReadDay = { value: string | null } | { wrong: 'date' };

/** "2027-05-31", "31.5.2027", "31. 5. 2027", "31/5/2027" or "31/5 2027"; nothing is null. */
export function readDay(text: string): ReadDay {
  const typed = text.trim();
  if (typed === '') return { value: null };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const day = /^(\d{1,2})(?:[./-]|\. )(\d{1,2})(?:[./ -]|\. )(\d{4})$/.exec(typed);
  const [year, month, date] = iso
    ? [iso[1], iso[2], iso[3]]
    : day
      ? [day[3], day[2], day[1]]
      : [undefined, undefined, undefined];
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  const real = found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(date);
  return real && Number(year) >= 1900
    ? { value: found.toISOString().slice(0, 10) }
    : { wrong: 'date' };
}
