import { useCallback, useSyncExternalStore } from 'react';

interface Told {
  on: (topic: string, listener: () => void) => () => void;
}

/** What `read` gives, again whenever the topic is told. */
export function useTopic<T>(store: Told, topic: string, read: () => T): T {
  const subscribe = useCallback(
    (listener: () => void) => store.on(topic, listener),
    [store, topic],
  );
  return useSyncExternalStore(subscribe, read);
}
