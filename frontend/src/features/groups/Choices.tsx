interface Choice<T extends string> {
  value: T;
  label: string;
  hint: string;
}

interface ChoicesProps<T extends string> {
  name: string;
  legend: string;
  value: T;
  choices: Choice<T>[];
  onChange: (value: T) => void;
}

/** One of a few, each with a sentence about it. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { name, legend, value, choices, onChange } = props;
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {choices.map(({ value: one, label, hint }) => (
        <label key={one} className="choices__one">
          <input type="radio" name={name} checked={one === value} onChange={() => onChange(one)} />
          <span className="row__words">
            <span className="row__title">{label}</span>
            <span className="quiet small">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
