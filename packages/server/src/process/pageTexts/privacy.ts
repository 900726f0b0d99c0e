/** Privacy notice after Art. 13 GDPR. It says what this product stores: keep it true when that changes. */
export const privacy = {
  de: `## Verantwortlich

[Name der Stelle]
[Anschrift]
E-Mail: [E-Mail-Adresse]

Behördliche Datenschutzbeauftragte: [Name oder Funktion], [E-Mail-Adresse]

## Wozu wir Daten verarbeiten

Organisationen aus Politik, Verwaltung, Polizei und Zivilgesellschaft schreiben hier gemeinsam an Maßnahmen. Dafür muss nachvollziehbar sein, wer was geschrieben hat. Rechtsgrundlage: [zum Beispiel Artikel 6 Absatz 1 Buchstabe e DSGVO mit § 3 des Landesdatenschutzgesetzes].

**Personenbezogene Daten von Betroffenen und Falldaten gehören nicht in die Texte.** Wer solche findet, kann die Stelle melden.

## Was gespeichert wird, und wie lange

### Ihr Konto

- **Name, E-Mail-Adresse, Organisation, Rolle, Arbeitsgruppen** und der Tag, an dem Sie die Einladung angenommen haben: solange es das Konto gibt. Andere Mitglieder sehen Namen und Organisation, die Administration auch E-Mail-Adresse und Rolle.
- **Passwort:** nur als Prüfwert (scrypt), aus dem es sich nicht zurückrechnen lässt.
- **Einladungen:** Name und E-Mail-Adresse der eingeladenen Person. Sie gelten 14 Tage; abgelaufene werden mit der nächsten Einladung gelöscht.
- **Links für ein neues Passwort:** gelten 24 Stunden; abgelaufene werden mit dem nächsten solchen Link gelöscht.
- **Anmeldungen:** wann und mit welchem Browser (wie er sich selbst nennt). Sie enden spätestens nach 14 Tagen und werden dann gelöscht.

### Was Sie schreiben

- **Texte, Kommentare, Steckbriefe und Zuständigkeiten:** Zu jeder Änderung steht im Protokoll der Anwendung, wann sie ankam und welche Personenkennung sie geschickt hat. Diese Kennung ist eine Zufallsfolge; den Namen dazu kennt nur das Personenverzeichnis. Das Protokoll wird auf Dauer geführt. Auch Gelöschtes bleibt im Verlauf, bis eine Stelle geschwärzt wird; dann verschwindet sie auch dort, und von den Geräten aller Beteiligten, sobald diese wieder verbunden sind.
- **Interne Diskussionen:** liest nur, wer derselben Organisation angehört und die Maßnahme lesen darf, auch die Administration nicht. Wer die Daten auf dem Server verwaltet, hat technisch Zugang.
- **Benachrichtigungen:** worauf wir Sie hinweisen, nur als Kennungen, höchstens 200; dazu, was Sie davon wie erfahren möchten. E-Mails gehen an Ihre Adresse, wenn Sie das nicht abbestellen, und nennen keine Inhalte.
- **Gespeicherte Filter** des Programms, solange Sie sie behalten; geteilte sehen alle Mitglieder.
- **Vertretungen:** wer Sie von wann bis wann vertritt.
- **Protokoll der Administration:** Anmeldungen und Änderungen von Rechten mit Zeit und Personenkennung, auf Dauer. Es sieht nur die Administration; was darin über Sie steht, können Sie mit Ihren Daten herunterladen.
- **Gelesen-Markierungen:** bis wann Sie welche Diskussion gelesen haben, damit Ihnen Neues gezeigt wird. Das liest außer Ihnen niemand.
- **Meldungen von Stellen** und **Nachrichten über das Kontaktformular** (Text und, wenn Sie ihn angeben, Name und E-Mail-Adresse): bis die Administration sie löscht, spätestens 180 Tage nachdem sie erledigt sind. Das Zitat in einer Meldung wird gelöscht, sobald sie erledigt ist.

### Technische Aufzeichnungen des Servers

Der Server notiert zu Anfragen, die etwas ändern oder misslingen, Zeit, Art, Ergebnis und Personenkennung. Namen, Texte und IP-Adressen stehen nicht darin. IP-Adressen werden nur im Arbeitsspeicher gezählt, um massenhafte Versuche zu bremsen. Die Aufzeichnungen werden [Dauer] aufbewahrt; was ein vorgeschalteter Server aufzeichnet: [Angaben der IT].

### Sicherungskopien

Sicherungskopien enthalten alles Genannte, auch was danach gelöscht wurde. Sie werden [Dauer] aufbewahrt.

## Auf Ihrem Gerät

- **Cookies:** eines für die Anmeldung (14 Tage), eines, das den Browser wiedererkennt, damit Fremde Sie nicht durch falsche Passwörter aussperren können (1 Jahr). Beide sind nötig; andere gibt es nicht, auch keine Messung der Nutzung.
- **Speicher des Browsers (IndexedDB):** Maßnahmen, die Sie geöffnet haben, und Arbeit, die noch nicht gesendet ist, damit Sie ohne Verbindung weiterarbeiten können. Beim Abmelden können Sie beides vom Gerät löschen.
- **Einstellungen:** Sprache, Darstellung und gewählte Ansichten; dazu, als Kennungen, welche Maßnahmen Sie zuletzt geöffnet haben.

## Empfänger

Die Daten liegen auf [Angaben zum Server und zum Auftragsverarbeiter]. An andere werden sie nicht weitergegeben; Inhalte fremder Server werden nicht eingebunden.

## Ihre Rechte

Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung, Widerspruch und, wo es vorgesehen ist, Übertragbarkeit. Was über Sie gespeichert ist, können Sie unter [Mein Konto](/account) selbst herunterladen. Wird Ihr Konto gelöscht, so treten an die Stelle Ihres Namens eine Nummer („Ehemalige*r Nutzer*in“) und Ihre Organisation; was Sie geschrieben haben, bleibt darunter stehen.

Beschweren können Sie sich bei: [Datenschutzaufsichtsbehörde des Landes mit Anschrift]
`,
  en: `## Controller

[Name of the body]
[Address]
E-mail: [e-mail address]

Data protection officer: [name or office], [e-mail address]

## Why we process data

Organisations of politics, administration, police and civil society write measures together here. For this it must be known who wrote what. Legal basis: [for example Article 6 (1) (e) GDPR with section 3 of the data protection act of the federal state].

**Personal data of people concerned and case data do not belong in the texts.** Whoever finds such data can report the passage.

## What is stored, and for how long

### Your account

- **Name, e-mail address, organisation, role, working groups** and the day you accepted the invitation: as long as the account exists. Other members see name and organisation, administrators also e-mail address and role.
- **Password:** only as a check value (scrypt) from which it cannot be computed back.
- **Invitations:** name and e-mail address of the person invited. They are valid for 14 days; expired ones are deleted with the next invitation.
- **Links for a new password:** valid for 24 hours; expired ones are deleted with the next such link.
- **Sign-ins:** when, and with which browser (as it calls itself). They end after 14 days at the latest and are then deleted.

### What you write

- **Texts, comments, profiles and responsibilities:** for every change the application's log says when it arrived and which person's id sent it. The id is a random sequence; only the directory of people knows the name. The log is kept permanently. What is deleted also stays in the history until a passage is redacted; then it disappears there as well, and from everybody’s devices once these are connected again.
- **Reading marks:** up to when you have read which discussion, so that you are shown what is new. Nobody but you reads this.
- **Internal discussions** are read only by those who belong to the same organisation and may read the measure; not by administrators either. Whoever runs the server has technical access.
- **Notifications:** what we point out to you, as identifiers only, 200 at most; and what of it you want to be told, and how. E-mails go to your address unless you end them, and name no content.
- **Saved filters** of the programme, as long as you keep them; shared ones are seen by all members.
- **Deputies:** who acts for you, from when to when.
- **The audit list:** sign-ins and changes of rights with time and identifier, for good. Administrators alone see it; you can download what it says about you with your data.
- **Reports of passages** and **messages of the contact form** (text and, if you give them, name and e-mail address): until an administrator deletes them, 180 days after they are done at the latest. The quote in a report is deleted as soon as it is done.

### Technical records of the server

For requests that change something or fail, the server notes time, kind, result and the person's id. They hold no names, texts or IP addresses. IP addresses are counted in memory only, to slow down mass attempts. The records are kept for [period]; what a server in front of it records: [details from IT].

### Backup copies

Backup copies hold everything named here, also what was deleted afterwards. They are kept for [period].

## On your device

- **Cookies:** one for the sign-in (14 days), one that recognises the browser, so that strangers cannot shut you out with wrong passwords (1 year). Both are necessary; there are no others, and no measuring of use.
- **Browser storage (IndexedDB):** measures you have opened and work that is not sent yet, so that you can go on without a connection. When signing out you can delete both from the device.
- **Settings:** language, appearance and chosen views; and, as identifiers, which measures you opened last.

## Recipients

The data lie on [details of the server and the processor]. They are not passed on to others; no content of other servers is embedded.

## Your rights

You have the right of access, rectification, erasure, restriction of processing, objection and, where provided, portability. You can download what is stored about you yourself at [My account](/account). If your account is erased, a number (“Former user”) and your organisation take the place of your name; what you wrote stays under it.

You can complain to: [data protection authority of the federal state with address]
`,
};
