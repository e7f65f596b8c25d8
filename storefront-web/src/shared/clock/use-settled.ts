import { useEffect, useRef, useState } from 'react';

/** A value that follows another one at most once in so many ms; it ends up the same. */
export function useSettled<T>(value: T, everyMs: number): T {
  const [settled, setSettled] = useState(value);
  const changedAt = useRef(0);

  useEffect(() => {
    const wait = Math.max(0, changedAt.current + everyMs - performance.now());
    const timer = setTimeout(() => {
      changedAt.current = performance.now();
      setSettled(value);
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [value, everyMs]);

  return settled;
}
