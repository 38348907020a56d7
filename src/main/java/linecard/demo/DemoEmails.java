package linecard.demo;

import linecard.access.Viewer;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.database.Bound;
import linecard.emails.Arrivals;

import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What some members and their contacts wrote to each other, and a few mails that still wait for
/// an account.
@Component
class DemoEmails {

    /// @param isAnswer whether the member wrote it
    private record Said(String subject, String text, boolean isAnswer) {}

    private static final List<Said> HUNGARIAN = List.of(
            new Said("Árajánlatkérés tartalék szivattyúra",
                    "Kérem, küldjön ajánlatot két tartalék szivattyúra"
                            + " a nyári leállás előttre.", false),
            new Said("Re: Szállítási határidő",
                    "Megnéztem: a jövő hét közepén indul,"
                            + " a fuvarlevelet külön küldöm.", true),
            new Said("Tömítés: melyik típus kell?",
                    "A jegyzőkönyvben másik típus szerepel, mint amit kaptunk."
                            + " Melyik a helyes?", false),
            new Said("Találkozó a karbantartással",
                    "Csütörtökön tíz órakor megfelel."
                            + " Hozza, kérem, a méretrajzot is.", false),
            new Said("Re: Adatlap",
                    "Az adatlapot holnap külön levélben küldöm,"
                            + " kérdés esetén hívjon.", true));
    private static final List<Said> ENGLISH = List.of(
            new Said("Quote for a standby pump",
                    "Could you quote two standby pumps"
                            + " for delivery before the summer shutdown?", false),
            new Said("Re: Delivery date",
                    "I checked: it ships in the middle of next week,"
                            + " the papers follow.", true),
            new Said("Which seal is right?",
                    "The report names another type than the one we got."
                            + " Which one is right?", false),
            new Said("Meeting with maintenance",
                    "Thursday at ten is fine."
                            + " Please bring the dimension drawing as well.", false),
            new Said("Re: Data sheet",
                    "You get the data sheet in a mail of its own tomorrow;"
                            + " call me with any question.", true));

    private final Contacts contacts;
    private final Arrivals arrivals;

    DemoEmails(Contacts contacts, Arrivals arrivals) {
        this.contacts = contacts;
        this.arrivals = arrivals;
    }

    /// @param reps of whom the first two write with people at their own accounts
    void write(Story story, Viewer owner, Collection<Viewer> reps) {
        var writers = new ArrayList<>(List.of(owner));
        reps.stream().limit(2).forEach(writers::add);
        for (var writer : writers) Bound.run(writer.binding(), () -> of(story, writer));
    }

    private void of(Story story, Viewer writer) {
        boolean hungarian = story.slug().equals(Cast.ALFOLDI);
        var said = hungarian ? HUNGARIAN : ENGLISH;
        var people = contacts.all(writer).stream().filter(one -> !one.emails().isEmpty())
                .sorted(Comparator.comparing(Contact::id)).limit(said.size()).toList();
        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var name = person.name(writer.organisation().language());
            var theirs = name + " <" + person.emails().getFirst() + ">";
            var mine = writer.user().name(writer.organisation().language()) + " <"
                    + writer.user().email() + ">";
            var one = said.get(i);
            bring(story, writer, one.isAnswer() ? mine : theirs, one.isAnswer() ? theirs : mine,
                    one.subject(), one.text(), 2 + 5 * i);
        }
        if (hungarian) {
            bring(story, writer, "Bódi Iroda <bodi@beruhazas.example>", writer.user().email(),
                    "Átemelő tervezése", "Kivitelezőként keresünk szállítót egy új átemelőhöz."
                            + " Kit kereshetünk?", 1);
        } else {
            bring(story, writer, "Bailey Projects <office@bailey.example>", writer.user().email(),
                    "Design of a lift station", "As contractors we look for a supplier for a lift"
                            + " station. Whom may we call?", 1);
        }
    }

    private void bring(Story story, Viewer writer, String from, String to, String subject,
            String text, int daysAgo) {
        var at = ZonedDateTime.of(story.today().minusDays(daysAgo), LocalTime.of(9, 40),
                writer.organisation().zone());
        var mail = "From: %s\r\nTo: %s\r\nSubject: %s\r\nDate: %s\r\n\r\n%s\r\n".formatted(from, to,
                subject, DateTimeFormatter.RFC_1123_DATE_TIME.format(at), text);
        try {
            arrivals.bring(writer,
                    new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
