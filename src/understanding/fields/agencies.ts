/** The agencies of the directory behind the names a paper prints. */
import { matchAgency, provinceAtEnd, type Surroundings } from '../agency-match.ts';
import { provinceNamed } from '../agencies.ts';
import type { MatchedAgencies, Metadata } from '../understanding.ts';

/**
 * Matches issuer, parent and addressees on the day of the paper. A sở or a commune without its province in
 * the name is that of the paper's own province; a ministry's paper has none, and "Sở Y tế" stays open.
 */
export function agenciesOf(metadata: Metadata): MatchedAgencies {
  const { issuer, issuerParent, addressees, date } = metadata;
  const home = homeOf(metadata);
  const parent = issuerParent ? matchAgency(issuerParent, date, inside(home)) : null;
  const own = issuer
    ? matchAgency(issuer, date, parent ? { ...parent, province: parent.province ?? home } : inside(home))
    : null;
  const around =
    own?.level === 'central' ? null : { ...(own ?? inside(home)), province: own?.province ?? home };
  return {
    issuer: own,
    issuerParent: parent,
    addressees: addressees.map((name) => matchAgency(name, date, around)),
  };
}

/** Within a province, at a level that is not known. */
function inside(province: string | null): Surroundings {
  return { level: null, province, place: null };
}

/** The province a paper comes from: as its head names it, its place, or the one province its text is sent within. */
function homeOf({ issuer, issuerParent, place, recipients, addressees, date }: Metadata): string | null {
  const named = [issuerParent, issuer]
    .flatMap((name) => (name ? [matchAgency(name, date)] : []))
    .filter((match) => match !== null);
  if (named.some(({ level }) => level === 'central')) return null;
  return (
    named.find((match) => match.province !== null)?.province ??
    (place ? provinceNamed(place)?.name : null) ??
    onlyProvince([...addressees, ...recipients], date)
  );
}

function onlyProvince(names: readonly string[], date: string | null): string | null {
  const provinces = new Set(
    names.slice(0, 40).map((name) => matchAgency(name, date)?.province ?? provinceAtEnd(name)),
  );
  provinces.delete(null);
  return provinces.size === 1 ? [...provinces][0]! : null;
}
