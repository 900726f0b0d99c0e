import { useRef, useState } from "react";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import styles from "./Sessions.module.css";

/** Puts somebody on a list. Chosen first and then put: going through the names by keyboard must not put every one of them there. */
export function PersonAdder({
  label,
  choose,
  button,
  people,
  onAdd,
}: {
  label: string;
  /** Stands in the field while nobody is chosen. */
  choose: string;
  button: string;
  people: DirectoryView["people"];
  onAdd: (person: string) => void;
}) {
  const [chosen, setChosen] = useState("");
  const field = useRef<HTMLSelectElement>(null);
  // Somebody else may have put them there meanwhile.
  const person = people.some(({ id }) => id === chosen) ? chosen : "";
  return (
    <div className={styles.adder}>
      <Select
        ref={field}
        label={label}
        value={person}
        options={[
          { value: "", label: choose },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={setChosen}
      />
      <Button
        icon="add"
        onClick={() => {
          if (person !== "") onAdd(person);
          setChosen("");
          field.current?.focus();
        }}
      >
        {button}
      </Button>
    </div>
  );
}
