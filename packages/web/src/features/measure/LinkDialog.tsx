import type { Editor } from "@tiptap/react";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { linkAddress } from "./linkAddress.ts";

/** Sets, changes or removes the link at the selection. Mount it when it opens. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation("measure");
  const { t: common } = useTranslation("common");
  const form = useId();
  const before = (editor.getAttributes("link").href as string | undefined) ?? "";
  const needsText = before === "" && editor.state.selection.empty;
  const [href, setHref] = useState(before);
  const [text, setText] = useState("");
  const [invalid, setInvalid] = useState(false);

  const close = (): void => {
    onClose();
    editor.commands.focus();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    // A dialog is a child of the page only on the screen; in React it would submit forms around it.
    event.stopPropagation();
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
    <Dialog
      open
      onOpenChange={close}
      title={t(before ? "link.edit" : "link.add")}
      footer={
        <>
          {before && (
            <Button variant="danger" onClick={remove}>
              {t("link.remove")}
            </Button>
          )}
          <Button onClick={close}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t("link.set")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save} noValidate>
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
      </form>
    </Dialog>
  );
}
