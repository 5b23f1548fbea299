import { useState } from 'react';

// What one has begun to write survives closing the panel and loading the page
// anew, in this tab only, for this person only.

const nameOf = (place: string, person: string) => `samrad.comment.${person}.${place}`;

function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

/** `place` is a thread, or a document for a new one. */
export function useDraft(
  place: string,
  person: string,
  initial = '',
): [string, (text: string) => void] {
  const name = nameOf(place, person);
  const [draft, setDraft] = useState(() => read(name) || initial);
  const change = (text: string) => {
    setDraft(text);
    try {
      if (text && text !== initial) sessionStorage.setItem(name, text);
      else sessionStorage.removeItem(name);
    } catch {
      // It is still in the field.
    }
  };
  return [draft, change];
}
