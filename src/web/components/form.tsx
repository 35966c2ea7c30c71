/** Form controls: every one with its label, its hint and its error tied together for screen readers. */
import type { PropsWithChildren } from 'hono/jsx';

interface LabelledProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

interface TextFieldProps extends LabelledProps {
  name: string;
  value?: string;
  type?: 'text' | 'password' | 'search' | 'date' | 'number';
  required?: boolean;
  autocomplete?: string;
  autofocus?: boolean;
  placeholder?: string;
  minlength?: number;
}

function describedBy({ id, hint, error }: LabelledProps): {
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
} {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(
    Boolean,
  );
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(error === undefined ? {} : { 'aria-invalid': 'true' }),
  };
}

export function TextField(props: TextFieldProps) {
  const {
    id,
    name,
    value = '',
    type = 'text',
    required = false,
    autocomplete = 'off',
    autofocus = false,
  } = props;
  return (
    <FieldFrame {...props}>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        required={required}
        autofocus={autofocus}
        autocomplete={autocomplete}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        {...(props.minlength === undefined ? {} : { minlength: props.minlength })}
        {...describedBy(props)}
      />
    </FieldFrame>
  );
}

export interface Option {
  value: string;
  name: string;
}

interface SelectFieldProps extends LabelledProps {
  name: string;
  value?: string;
  options: readonly Option[];
}

export function SelectField(props: SelectFieldProps) {
  const { id, name, value = '', options } = props;
  return (
    <FieldFrame {...props}>
      <select id={id} name={name} {...describedBy(props)}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export function FieldFrame({ id, label, hint, error, children }: PropsWithChildren<LabelledProps>) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface ChecksProps {
  legend: string;
  name: string;
  options: readonly Option[];
  chosen: readonly string[];
  hint?: string;
}

/** Several boxes under one name: roles, units, scopes. */
export function Checks({ legend, name, options, chosen, hint }: ChecksProps) {
  return (
    <fieldset class={options.some((option) => option.name.length > 16) ? 'checks checks-wide' : 'checks'}>
      <legend>{legend}</legend>
      <div class="checks-options">
        {options.map((option) => (
          <label class="check">
            <input type="checkbox" name={name} value={option.value} checked={chosen.includes(option.value)} />
            <span>{option.name}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && <p class="field-hint">{hint}</p>}
    </fieldset>
  );
}
