/** What stands above the contact form. */
export const contact = {
  de: `Sie erreichen uns auch auf anderen Wegen:

- Telefon: [Telefonnummer und Zeiten]
- E-Mail: [E-Mail-Adresse]
- Post: [Name der Stelle, Anschrift]

Barrieren können Sie uns hier ebenfalls melden. Was wir schon wissen und was Sie tun können, wenn wir nicht antworten, steht in der [Erklärung zur Barrierefreiheit](/accessibility).
`,
  en: `You can reach us in other ways, too:

- Telephone: [telephone number and hours]
- E-mail: [e-mail address]
- Post: [name of the body, address]

You can also report barriers to us here. What we already know, and what you can do if we do not answer, stands in the [accessibility statement](/accessibility).
`,
};
