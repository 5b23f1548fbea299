import { useState } from 'react';

// What one has begun to write survives closing the panel and loading the page
// anew, in this tab only.

const name = (documentId: string) => `samrad.comment.${documentId}`;

function read(documentId: string): string {
  try {
    return sessionStorage.getItem(name(documentId)) ?? '';
  } catch {
    return '';
  }
}

export function useDraft(documentId: string): [string, (text: string) => void] {
  const [draft, setDraft] = useState(() => read(documentId));
  const change = (text: string) => {
    setDraft(text);
    try {
      if (text) sessionStorage.setItem(name(documentId), text);
      else sessionStorage.removeItem(name(documentId));
    } catch {
      // It is still in the field.
    }
  };
  return [draft, change];
}
