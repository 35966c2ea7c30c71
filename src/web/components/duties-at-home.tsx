/** Home: what is asked of this person today, at one glance. */
import type { ObligationRow } from '../../obligations/index.ts';
import { displayCount } from '../display.ts';
import { DUTY, DUTY_HOME } from '../text/follow-up.ts';
import { DutyShortList } from './duties.tsx';

export interface DutiesAtHomeProps {
  counts: { late: number; today: number; soon: number; fresh: number; confirm: number };
  /** Late ones and those due within three working days, the nearest first. */
  rows: readonly ObligationRow[];
  /** `mine`, `units` or nothing, as the list is asked for. */
  scope: string;
}

const TILES = [
  ['late', 'trouble', 'han=late'],
  ['today', 'work', 'han=today'],
  ['soon', 'work', 'han=soon'],
  ['fresh', 'calm', 'trang-thai=new'],
  ['confirm', 'work', 'pham-vi=confirm'],
] as const;

export function DutiesAtHome({ counts, rows, scope }: DutiesAtHomeProps) {
  return (
    <section class="panel duties-at-home" aria-label={DUTY_HOME.title} data-testid="duties-at-home">
      <div class="panel-head">
        <h2>{DUTY_HOME.title}</h2>
        <a href="/nhiem-vu">{DUTY.title}</a>
      </div>
      <ul class="tiles">
        {TILES.map(([key, tone, query]) => (
          <li>
            <a
              class={`tile tile-${tone}${counts[key] === 0 ? ' tile-zero' : ''}`}
              href={`/nhiem-vu?${query}${key === 'confirm' || scope === '' ? '' : `&pham-vi=${scope}`}`}
            >
              <span class="tile-count">{displayCount(counts[key])}</span>
              <span class="tile-name">{DUTY_HOME[key]}</span>
            </a>
          </li>
        ))}
      </ul>
      <DutyShortList rows={rows} empty={DUTY_HOME.nothing} />
    </section>
  );
}
