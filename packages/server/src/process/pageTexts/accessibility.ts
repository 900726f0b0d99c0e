/** Statement of accessibility after § 7 BITV 2.0 and the model of Implementing Decision (EU) 2018/1523. */
export const accessibility = {
  de: `[Name der Stelle] ist bemüht, diese Anwendung im Einklang mit [Gesetz des Landes, zum Beispiel § 10 Behindertengleichstellungsgesetz Nordrhein-Westfalen] barrierefrei zugänglich zu machen. Maßstab sind die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0) und die europäische Norm EN 301 549, die auf die Web Content Accessibility Guidelines (WCAG) verweist.

Diese Erklärung gilt für den Arbeitsbereich unter [Internetadresse].

## Wie barrierefrei ist die Anwendung?

Die Anwendung ist mit den genannten Anforderungen **teilweise vereinbar**. Das gilt dank dessen, was hier steht:

- Alles lässt sich mit der Tastatur allein bedienen, auch Textfeld, Kommentare und Dialoge.
- Überschriften, Bereiche, Felder und Fehlermeldungen sind so ausgezeichnet, dass Vorleseprogramme sie nennen.
- Farbe sagt nie allein etwas; helle und dunkle Darstellung sowie die Kontrastfarben des Betriebssystems werden unterstützt.
- Die Anwendung funktioniert ab 360 Pixeln Breite und bei starker Vergrößerung.

## Welche Inhalte sind nicht barrierefrei?

- **Texte der Beteiligten:** Maßnahmentexte und Kommentare schreiben viele Personen. Überschriften können darin falsch gestuft, Verweise unklar benannt und Tabellen ohne Kopfzeile sein.
- **Gleichzeitiges Schreiben:** Wo andere gerade im Text schreiben, zeigt ihn eine Marke mit Namen. Vorleseprogramme nennen, wer dazukommt, aber nicht jede Änderung anderer; das wäre beim Lesen störend.
- **Leichte Sprache und Deutsche Gebärdensprache:** Informationen darin gibt es noch nicht.
- [Weitere bekannte Mängel mit Grund und Zeitpunkt der Behebung, oder diese Zeile löschen]

## Wann wurde diese Erklärung erstellt?

Diese Erklärung wurde am [Datum] erstellt und zuletzt am [Datum] überprüft. Sie beruht auf [einer Selbstbewertung, oder: einer Prüfung durch Name der Prüfstelle].

## Barrieren melden

Sind Ihnen Mängel aufgefallen, oder brauchen Sie Informationen in einer anderen Form? Schreiben Sie uns über das [Kontaktformular](/contact) mit dem Thema „Barrierefreiheit“. Eine Anmeldung brauchen Sie dafür nicht. Sie erreichen uns außerdem so:

- [Name der zuständigen Stelle oder Person]
- Telefon: [Telefonnummer]
- E-Mail: [E-Mail-Adresse]

Wir antworten innerhalb von [Frist, zum Beispiel sechs Wochen].

## Schlichtungsstelle

Haben Sie uns angeschrieben und keine zufriedenstellende Antwort erhalten, können Sie sich an die Schlichtungs- oder Ombudsstelle wenden. Das Verfahren ist kostenlos; Sie brauchen keinen Rechtsbeistand.

- [Name der Schlichtungs- oder Ombudsstelle des Landes]
- Anschrift: [Anschrift]
- Telefon: [Telefonnummer]
- E-Mail: [E-Mail-Adresse]
- Internet: [Internetadresse]
`,
  en: `[Name of the body] endeavours to make this application accessible in accordance with [act of the federal state, for example section 10 of the Disability Equality Act of North Rhine-Westphalia]. The standards are the German Accessible Information Technology Regulation (BITV 2.0) and the European standard EN 301 549, which refers to the Web Content Accessibility Guidelines (WCAG).

This statement applies to the workspace at [web address].

## How accessible is the application?

The application is **partially compliant** with these requirements, thanks to the following:

- Everything can be used with the keyboard alone, including the text editor, comments and dialogs.
- Headings, regions, fields and error messages are marked up so that screen readers name them.
- Colour never carries meaning alone; light and dark appearance and the contrast colours of the operating system are supported.
- The application works from a width of 360 pixels on, and when strongly magnified.

## Which content is not accessible?

- **Texts of those taking part:** measures and comments are written by many people. Headings in them may have a wrong level, links may be named unclearly, and tables may lack a header row.
- **Writing at the same time:** where others are writing in a text, a mark with their name shows it. Screen readers name who arrives, but not every change by others, which would disturb reading.
- **Easy language and German Sign Language:** there is no information in them yet.
- [Further known shortcomings with reason and date of remedy, or delete this line]

## When was this statement prepared?

This statement was prepared on [date] and last reviewed on [date]. It is based on [a self-assessment, or: an assessment by name of the assessor].

## Reporting barriers

Have you noticed shortcomings, or do you need information in another form? Write to us through the [contact form](/contact), choosing the topic “Accessibility”. You need not sign in. You can also reach us like this:

- [Name of the body or person in charge]
- Telephone: [telephone number]
- E-mail: [e-mail address]

We answer within [period, for example six weeks].

## Arbitration body

If you have written to us and received no satisfactory answer, you can turn to the arbitration or ombuds body. The procedure is free of charge; you need no legal counsel.

- [Name of the arbitration or ombuds body of the federal state]
- Address: [address]
- Telephone: [telephone number]
- E-mail: [e-mail address]
- Website: [web address]
`,
};
