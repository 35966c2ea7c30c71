/** A timer that keeps no process alive; where there are no processes, a timer is a bare number. @returns its end */
export function patientTimer(ms: number, then: () => void): () => void {
  const timer: NodeJS.Timeout | number = setTimeout(then, ms);
  if (typeof timer === 'object') timer.unref();
  return () => clearTimeout(timer);
}
