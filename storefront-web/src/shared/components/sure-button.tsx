import { useId, useState } from 'react';

type Props = {
  isBusy: boolean;
  isDisabled: boolean;
  words: { ask: string; sure: string; yes: string; busy: string; no: string };
  onSure: () => void;
};

/** A button that asks once more, since what is given up may be somebody else's at once. */
export function SureButton({ isBusy, isDisabled, words, onSure }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  const question = useId();

  if (!isAsking) {
    return (
      <button
        type="button"
        className="btn btn-link"
        disabled={isDisabled}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {words.ask}
      </button>
    );
  }
  return (
    <div className="cancel-sure" role="group" aria-labelledby={question}>
      <p id={question}>{words.sure}</p>
      <button
        type="button"
        className="btn btn-danger"
        disabled={isBusy || isDisabled}
        onClick={onSure}
      >
        {isBusy ? words.busy : words.yes}
      </button>
      <button
        type="button"
        className="btn btn-quiet"
        // The question took the pressed button's place, so the focus goes to the harmless answer.
        ref={(button) => button?.focus()}
        onClick={() => {
          setIsAsking(false);
        }}
      >
        {words.no}
      </button>
    </div>
  );
}
