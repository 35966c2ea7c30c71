/** Báo cáo tình hình thực hiện nhiệm vụ: figures with their formulas, categories by unit, ranking, lists, charts. */
import {
  CATEGORY_COLUMNS,
  type FollowUpReport,
  neighbour,
  notesOf,
  percent,
  PERIOD_KINDS,
  unitName,
} from '../../obligations/index.ts';
import { BarChart, LineChart } from '../components/charts.tsx';
import { dutyHref } from '../components/duties.tsx';
import { SelectField } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Page, type Shell } from '../components/shell.tsx';
import { displayCount, displayDate } from '../display.ts';
import { DUTY, DUTY_REPORT as WORDS, EXTENSION_NAMES, PERIOD_NAMES, SIDE_NAMES } from '../text/follow-up.ts';

export function DutyReportPage({ shell, report }: { shell: Shell; report: FollowUpReport }) {
  const { period, side } = report;
  const query = `period=${period.kind}&day=${period.from}&side=${side}`;
  return (
    <Page shell={shell} title={WORDS.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{WORDS.title}</h1>
          <p class="page-lead">{WORDS.period(period.name, displayDate(report.at))}</p>
        </div>
        <div class="buttons">
          <a class="button" href={`/api/v1/obligation-reports/pdf?${query}`}>
            <Icon name="download" />
            PDF
          </a>
          <a class="button" href={`/api/v1/obligation-reports/xlsx?${query}`}>
            <Icon name="download" />
            Excel
          </a>
        </div>
      </div>
      <Choice report={report} />
      <Figures report={report} />
      <ByUnit report={report} />
      <div class="home-lists report-charts">
        <Charts report={report} />
      </div>
      <Ranking report={report} />
      <Late report={report} />
      <Extensions report={report} />
      <Missing report={report} />
      <ul class="report-notes">
        {notesOf(report).map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </Page>
  );
}

interface Props {
  report: FollowUpReport;
}

function Choice({ report: { period, side } }: Props) {
  const to = (day: string) => `/bao-cao-nhiem-vu?ky=${period.kind}&ngay=${day}&ben=${side}`;
  return (
    <form class="filter-bar report-choice" method="get" action="/bao-cao-nhiem-vu" data-autosubmit>
      <SelectField
        id="ky"
        name="ky"
        label={WORDS.kind}
        value={period.kind}
        options={PERIOD_KINDS.map((kind) => ({ value: kind, name: PERIOD_NAMES[kind] }))}
      />
      <SelectField
        id="ben"
        name="ben"
        label={DUTY.side}
        value={side}
        options={(['ours', 'theirs'] as const).map((each) => ({ value: each, name: SIDE_NAMES[each] }))}
      />
      <input type="hidden" name="ngay" value={period.from} />
      <button type="submit" class="button">
        {DUTY.find}
      </button>
      <span class="report-steps">
        <a class="icon-button" href={to(neighbour(period, -1))} aria-label={WORDS.before}>
          <Icon name="left" />
        </a>
        <a class="icon-button" href={to(neighbour(period, 1))} aria-label={WORDS.after}>
          <Icon name="right" />
        </a>
      </span>
    </form>
  );
}

function Figures({ report: { figures, total } }: Props) {
  return (
    <ul class="report-figures" data-testid="figures">
      <li class="panel">
        <span class="report-value">{displayCount(total.total)}</span>
        <span class="report-name">{WORDS.total}</span>
        <span class="report-formula">{WORDS.totalFormula}</span>
      </li>
      {figures.map(({ name, share, part, whole, formula }) => (
        <li class="panel">
          <span class="report-value">{percent(share)}</span>
          <span class="report-name">
            {name} ({displayCount(part)}/{displayCount(whole)})
          </span>
          <span class="report-formula">{formula}</span>
        </li>
      ))}
    </ul>
  );
}

function ByUnit({ report: { units, total } }: Props) {
  return (
    <section class="panel table-wrap" aria-label={WORDS.byUnit}>
      <div class="panel-head">
        <h2>{WORDS.byUnit}</h2>
      </div>
      <table class="table report-table" data-testid="by-unit">
        <thead>
          <tr>
            <th scope="col">{DUTY.unit}</th>
            {CATEGORY_COLUMNS.map(({ name }) => (
              <th scope="col" class="cell-figure">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr>
              <td>{unitName(unit)}</td>
              {CATEGORY_COLUMNS.map(({ of }) => (
                <td class="cell-figure">{displayCount(of(unit))}</td>
              ))}
            </tr>
          ))}
          <tr class="report-total">
            <td>{WORDS.sum}</td>
            {CATEGORY_COLUMNS.map(({ of }) => (
              <td class="cell-figure">{displayCount(of(total))}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

const CHARTED = 12;

function Charts({ report: { ranking, months } }: Props) {
  const shown = ranking.slice(0, CHARTED);
  return (
    <>
      <section class="panel" aria-label={WORDS.bars}>
        <div class="panel-head">
          <h2>{WORDS.bars}</h2>
        </div>
        <div class="panel-body">
          <BarChart
            title={WORDS.bars}
            labels={shown.map(({ name }) => name)}
            series={[
              { name: WORDS.done, tone: 'good', values: shown.map((unit) => unit.onTime + unit.doneLate) },
              {
                name: WORDS.late,
                tone: 'bad',
                values: shown.map((unit) => unit.late + unit.notAcceptedLate),
              },
            ]}
          />
        </div>
      </section>
      <section class="panel" aria-label={WORDS.line}>
        <div class="panel-head">
          <h2>{WORDS.line}</h2>
        </div>
        <div class="panel-body">
          <LineChart
            title={WORDS.line}
            labels={months.map(({ month }) => `${month.slice(5)}/${month.slice(2, 4)}`)}
            series={[
              { name: WORDS.onTime, tone: 'good', values: months.map(({ onTime }) => onTime) },
              { name: WORDS.doneLate, tone: 'bad', values: months.map(({ late }) => late) },
            ]}
          />
        </div>
      </section>
    </>
  );
}

function Ranking({ report: { ranking } }: Props) {
  if (ranking.length === 0) return null;
  return (
    <section class="panel table-wrap" aria-label={WORDS.ranking}>
      <div class="panel-head">
        <h2>{WORDS.ranking}</h2>
        <span class="quiet">{WORDS.rankedBy}</span>
      </div>
      <table class="table report-table">
        <thead>
          <tr>
            <th scope="col">{WORDS.rank}</th>
            <th scope="col">{DUTY.unit}</th>
            <th scope="col" class="cell-figure">
              {WORDS.dueRate}
            </th>
            <th scope="col" class="cell-figure">
              {WORDS.onTimeRate}
            </th>
          </tr>
        </thead>
        <tbody>
          {ranking.map((unit) => (
            <tr>
              <td>{unit.rank}</td>
              <td>{unit.name}</td>
              <td class="cell-figure">{percent(unit.dueRate)}</td>
              <td class="cell-figure">{percent(unit.onTimeRate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A page shows the worst; the sheet holds them all. */
const SHOWN = 50;

function Late({ report: { late } }: Props) {
  return (
    <section class="panel table-wrap" aria-label={WORDS.lateList}>
      <div class="panel-head">
        <h2>{WORDS.lateList}</h2>
        <span class="count">{displayCount(late.length)}</span>
      </div>
      {late.length === 0 && <p class="panel-empty">{WORDS.noLate}</p>}
      <ul class="shortlist">
        {late.slice(0, SHOWN).map((duty) => (
          <li>
            <a href={dutyHref(duty.id)}>
              <span class="shortlist-subject">{duty.title}</span>
              <span class="shortlist-time due-late">{WORDS.days(duty.days)}</span>
              <span class="shortlist-facts">
                <span class="docnumber">{duty.code}</span>
                <span>{duty.leadName || DUTY.noLead}</span>
                <span>{displayDate(duty.due)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Extensions({ report: { extensions } }: Props) {
  if (extensions.length === 0) return null;
  return (
    <section class="panel" aria-label={WORDS.extensions}>
      <div class="panel-head">
        <h2>{WORDS.extensions}</h2>
        <span class="count">{displayCount(extensions.length)}</span>
      </div>
      <ul class="shortlist">
        {extensions.slice(0, SHOWN).map((each) => (
          <li>
            <a href={dutyHref(each.id)}>
              <span class="shortlist-subject">{each.title}</span>
              <span class="shortlist-time">
                {EXTENSION_NAMES[each.state as keyof typeof EXTENSION_NAMES]}
              </span>
              <span class="shortlist-facts">
                <span class="docnumber">{each.code}</span>
                <span>
                  {displayDate(each.dueBefore)} → {displayDate(each.granted ?? each.wanted)}
                </span>
                <span>{each.reason}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ report: { withoutLead, withoutDue } }: Props) {
  return (
    <section class="panel" aria-label={WORDS.missing}>
      <div class="panel-head">
        <h2>{WORDS.missing}</h2>
      </div>
      <div class="panel-body">
        <p>
          <a href="/nhiem-vu?don-vi=none">{WORDS.withoutLead(displayCount(withoutLead.count))}</a>
        </p>
        <p>
          <a href="/nhiem-vu?han=none">{WORDS.withoutDue(displayCount(withoutDue.count))}</a>
        </p>
      </div>
    </section>
  );
}
