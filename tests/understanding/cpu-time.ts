/** Milliseconds of processor time a piece of work took: what other processes do meanwhile does not count. */
export function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
