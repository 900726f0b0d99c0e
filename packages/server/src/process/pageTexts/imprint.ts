/** Who answers for the site: § 5 DDG and § 18 MStV ask for it. */
export const imprint = {
  de: `## Herausgeberin

[Name der Stelle]
[Straße und Hausnummer]
[Postleitzahl und Ort]

## Vertretung

[Name der Stelle] wird vertreten durch [Name und Funktion der vertretungsberechtigten Person].

## Kontakt

- Telefon: [Telefonnummer]
- E-Mail: [E-Mail-Adresse]
- [Kontaktformular](/contact)

## Weitere Angaben

- Umsatzsteuer-Identifikationsnummer nach § 27a Umsatzsteuergesetz: [Nummer, oder diese Zeile löschen]
- Zuständige Aufsichtsbehörde: [Name und Anschrift, oder diese Zeile löschen]

## Verantwortlich für den Inhalt

Verantwortlich nach § 18 Absatz 2 Medienstaatsvertrag: [Name und Anschrift der verantwortlichen Person]

Die Texte der Maßnahmen schreiben die beteiligten Organisationen gemeinsam. Wer etwas entdeckt, das dort nicht stehen sollte, kann es angemeldet mit „Stelle melden“ und ohne Anmeldung über das [Kontaktformular](/contact) mitteilen.
`,
  en: `## Publisher

[Name of the body]
[Street and number]
[Postcode and town]

## Representation

[Name of the body] is represented by [name and office of the person entitled to represent it].

## Contact

- Telephone: [telephone number]
- E-mail: [e-mail address]
- [Contact form](/contact)

## Further details

- VAT identification number under section 27a of the German VAT Act: [number, or delete this line]
- Competent supervisory authority: [name and address, or delete this line]

## Responsible for the content

Responsible under section 18 (2) of the German Interstate Media Treaty: [name and address of the person responsible]

The texts of the measures are written jointly by the organisations taking part. Anyone who finds something that should not be there can say so with “Report passage” when signed in, and through the [contact form](/contact) otherwise.
`,
};
