import type { SessionMailTexts } from "./SessionMailTexts.ts";

export const english: SessionMailTexts = {
  subject: {
    invitation: (day) => `Invitation to the session on ${day}`,
    update: (day) => `Changed: session on ${day}`,
    cancelled: (day) => `Cancelled: session on ${day}`,
    withdrawn: (day) => `Invitation withdrawn: session on ${day}`,
  },
  greeting: (name) => `Hello ${name},`,
  opening: {
    invitation: "You are invited to a session.",
    update: "something has changed about a session to which you are invited. This is how it stands now:",
    cancelled: "a session to which you were invited does not take place.",
    withdrawn: "your invitation to a session was withdrawn.",
  },
  when: "Date",
  where: "Place",
  placeOpen: "still open",
  agenda: "Agenda",
  minutes: (count) => (count === 1 ? "1 minute" : `${count} minutes`),
  closedPart: "Non-public part",
  closedHint: "For its protection, what is on the non-public part stands in the workspace only.",
  link: "To the session",
  calendar: "The attached calendar file puts the session into your calendar.",
  fileName: "agenda.pdf",
  file: "The public agenda is attached as a PDF file to print or to read offline.",
};
