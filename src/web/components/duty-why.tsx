/** Why a passage was suggested: opened by who wonders, and written for a clerk, not for whoever made the weights. */
import type { ObligationView } from '../../registry/views.ts';
import type { Deadline, DeadlineWarning, Spoken, Why } from '../../understanding/understanding.ts';
import { displayDate } from '../display.ts';
import { deadlineText } from '../obligation-form.ts';
import { DUTY_WHY } from '../text/duty-why.ts';

/** Nothing where an earlier version read the paper, or where a person said otherwise. */
export function DutyWhy({ obligation }: { obligation: ObligationView }) {
  const { why, state } = obligation;
  if (why === undefined || (state !== 'suggested' && state !== 'accepted')) return null;
  return (
    <details class="duty-why" data-duty-why data-testid="duty-why">
      <summary>
        {DUTY_WHY.title}
        <kbd aria-hidden="true" data-needs-script hidden>
          V
        </kbd>
      </summary>
      <WhyFacts why={why} deadline={obligation.deadline} />
    </details>
  );
}

export function WhyFacts({ why, deadline }: { why: Why; deadline: Deadline }) {
  return (
    <dl class="why-facts">
      <Fact name={DUTY_WHY.told} text={DUTY_WHY.toldBy[why.told]} />
      <Fact name={DUTY_WHY.for} text={spokenText(why.for)} />
      <Fact name={DUTY_WHY.against} text={spokenText(why.against)} />
      <Fact name={DUTY_WHY.assignees} text={DUTY_WHY.whose(why.whose, why.whoseQuote)} />
      <Fact name={DUTY_WHY.deadline} text={deadlineWhy(deadline, why.deadlineQuote)} />
    </dl>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  if (text === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function spokenText(spoken: readonly Spoken[]): string {
  return spoken
    .map(({ words, inHeading }) => (inHeading === true ? DUTY_WHY.heading(words) : words))
    .join(', ');
}

const NOTES: Readonly<Record<DeadlineWarning, string>> = {
  'year-assumed': DUTY_WHY.yearAssumed,
  'further-deadline': DUTY_WHY.furtherDay,
  'onward-report': DUTY_WHY.onwardReport,
  'non-working-day': DUTY_WHY.dayOff,
  misread: DUTY_WHY.misread,
};

/** The paper's words, the day that was made of them, and how; empty without a deadline. */
function deadlineWhy(deadline: Deadline, quote: string | undefined): string {
  const text = deadlineText(deadline);
  if (text === '') return '';
  const { raw, due, certainty, warnings = [] } = deadline;
  const day = deadline.date === null && due !== undefined ? displayDate(due) : text;
  const told = raw === null || raw === '' || raw === day ? day : DUTY_WHY.raw(raw, day);
  const notes = [
    ...(certainty === 'derived' ? [DUTY_WHY.derived] : []),
    ...warnings.map((warning) => NOTES[warning]),
    ...(quote === undefined ? [] : [DUTY_WHY.from(quote)]),
  ];
  return [told, ...notes].join('; ');
}
