import { useState } from 'react';

// What one has begun to write survives closing the panel and loading the page
// anew, in this tab only, for this person only.

const nameOf = (documentId: string, person: string) => `samrad.comment.${person}.${documentId}`;

function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

export function useDraft(documentId: string, person: string): [string, (text: string) => void] {
  const name = nameOf(documentId, person);
  const [draft, setDraft] = useState(() => read(name));
  const change = (text: string) => {
    setDraft(text);
    try {
      if (text) sessionStorage.setItem(name, text);
      else sessionStorage.removeItem(name);
    } catch {
      // It is still in the field.
    }
  };
  return [draft, change];
}
