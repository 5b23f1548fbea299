import { useEffect, useRef, useState } from 'react';

interface Draft {
  value: string;
  /** Which text says what is wrong with it. */
  wrong: string | null;
  field: {
    value: string;
    onChange: (event: { target: { value: string } }) => void;
    onBlur: () => void;
    onKeyDown: (event: React.KeyboardEvent) => void;
  };
}

/**
 * A field of one line while it is typed in: kept by Enter or on leaving, put
 * back by Escape. Until then what others set there waits. `keep` says what is
 * wrong, or null when it kept the text.
 */
export function useDraft(shown: string, keep: (text: string) => string | null): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const latest = useRef({ draft, keep });
  latest.current = { draft, keep };
  const commit = () => {
    const { draft: typed, keep: store } = latest.current;
    if (typed === null) return;
    const fault = store(typed);
    setWrong(fault);
    if (!fault) setDraft(null);
  };
  // Closing the panel or the tab is leaving the field.
  useEffect(() => {
    const leave = () => {
      const { draft: typed, keep: store } = latest.current;
      if (typed !== null) store(typed);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    value: draft ?? shown,
    wrong,
    field: {
      value: draft ?? shown,
      onChange: (event) => setDraft(event.target.value),
      onBlur: commit,
      onKeyDown: (event) => {
        // Enter and Escape of a word that is being composed are the input method's.
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape' && draft !== null) {
          setDraft(null);
          setWrong(null);
        } else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
