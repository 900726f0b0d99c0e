import { sessionMarkdown } from "./markdown/sessionMarkdown.ts";
import type { SessionDocument } from "./SessionDocument.ts";

/** The formats of a session's file, which are also the ends of its name. */
export const fileFormats = ["pdf", "docx", "md"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The media type of each format. */
export const mediaTypes: Record<FileFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown; charset=utf-8",
};

/** A session as a file. The libraries are loaded with the first file that needs them, not when the server starts. */
export async function sessionFile(session: SessionDocument, format: FileFormat): Promise<Uint8Array> {
  switch (format) {
    case "pdf":
      return (await import("./pdf/sessionPdf.ts")).sessionPdf(session);
    case "docx":
      return (await import("./docx/sessionDocx.ts")).sessionDocx(session);
    case "md":
      return Buffer.from(sessionMarkdown(session));
  }
}
