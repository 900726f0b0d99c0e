import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { FormDialog } from "../ui/FormDialog.tsx";
import { TextField } from "../ui/TextField.tsx";
import { linkAddress } from "./linkAddress.ts";

/** Sets, changes or removes the link at the selection. Mount it when it opens. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation("editor");
  const before = (editor.getAttributes("link").href as string | undefined) ?? "";
  const needsText = before === "" && editor.state.selection.empty;
  const [href, setHref] = useState(before);
  const [text, setText] = useState("");
  const [invalid, setInvalid] = useState(false);

  const close = (): void => {
    onClose();
    editor.commands.focus();
  };
  const save = (): void => {
    const address = linkAddress(href);
    setInvalid(!address);
    if (!address) return;
    const mark = { type: "link", attrs: { href: address } };
    if (needsText)
      editor.commands.insertContent({ type: "text", text: text.trim() || address, marks: [mark] });
    else editor.chain().extendMarkRange("link").setLink({ href: address }).run();
    close();
  };
  const remove = (): void => {
    editor.chain().extendMarkRange("link").unsetLink().run();
    close();
  };

  return (
    <FormDialog
      title={t(before ? "link.edit" : "link.add")}
      submitLabel={t("link.set")}
      otherButtons={
        before && (
          <Button variant="danger" onClick={remove}>
            {t("link.remove")}
          </Button>
        )
      }
      noValidate
      onSubmit={save}
      onClose={close}
    >
      <TextField
        label={t("link.address")}
        hint={t("link.hint")}
        error={invalid ? t("link.invalid") : undefined}
        value={href}
        inputMode="url"
        autoComplete="off"
        onChange={(event) => setHref(event.target.value)}
      />
      {needsText && (
        <TextField
          label={t("link.text")}
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </FormDialog>
  );
}
