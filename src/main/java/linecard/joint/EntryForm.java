package linecard.joint;

import linecard.calendar.KnownYears;
import linecard.catalog.ProductLine;
import linecard.contacts.Contact;
import linecard.joint.Entry.Action;
import linecard.joint.Entry.Degree;
import linecard.joint.Entry.Goal;
import linecard.joint.Entry.Kind;
import linecard.joint.Entry.Note;
import linecard.joint.Entry.Part;
import linecard.joint.Entry.Person;
import linecard.joint.Entry.Risk;
import linecard.joint.Entry.Stance;
import linecard.joint.Entry.Topic;
import linecard.joint.Entry.What;
import linecard.money.Money;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what somebody typed that stands in a plan.
final class EntryForm {

    static final long MOST = 1_000_000_000_000_000L;

    private EntryForm() {}

    /// What there is to choose from.
    ///
    /// @param lines not archived, and the one that is stored
    /// @param contacts those who work at the account, and the one that is stored
    record Offers(List<ProductLine> lines, List<Contact> contacts) {}

    /// What was read.
    record Read(Seen seen, What what) {}

    static Map<String, String> blank(Kind kind, Side side, LocalDate day) {
        var fields = new HashMap<String, String>();
        fields.put("seen", Seen.SHARED.code());
        if (kind == Kind.ACTION) {
            fields.put("side", side.code());
            fields.put("due", day.plusDays(14).toString());
        }
        fields.put("part", Entry.code(Part.INFLUENCES));
        fields.put("stance", Entry.code(Stance.UNKNOWN));
        fields.put("influence", Entry.code(Degree.MEDIUM));
        fields.put("weight", Entry.code(Degree.MEDIUM));
        return fields;
    }

    static Map<String, String> of(Page page, Entry stored) {
        var fields = new HashMap<String, String>();
        fields.put("seen", stored.seen().code());
        fields.put("version", String.valueOf(stored.version()));
        switch (stored.what()) {
            case Goal goal -> {
                fields.put("line", goal.line() == null ? "" : goal.line().toString());
                fields.put("amount", page.words().amount(goal.amount()));
            }
            case Note note -> {
                fields.put("topic", Entry.code(note.topic()));
                fields.put("content", note.content());
            }
            case Person person -> {
                fields.put("contact", person.contact().toString());
                fields.put("part", Entry.code(person.part()));
                fields.put("stance", Entry.code(person.stance()));
                fields.put("influence", Entry.code(person.influence()));
                fields.put("content", person.content());
            }
            case Risk risk -> {
                fields.put("weight", Entry.code(risk.weight()));
                fields.put("content", risk.content());
                fields.put("answer", risk.answer());
            }
            case Action action -> {
                fields.put("side", action.side().code());
                fields.put("who", action.who());
                fields.put("content", action.content());
                fields.put("due", action.dueOn().toString());
            }
        }
        return fields;
    }

    static Optional<Read> read(Form form, Kind kind, Side side, Offers offers, Page page) {
        var seen = form.read("seen", text -> {
            for (var one : Seen.by(side)) if (one.name().equalsIgnoreCase(text)) return one;
            throw new ReadingException("web.notOffered");
        });
        var what = switch (kind) {
            case GOAL -> goal(form, offers, page.organisation().currency());
            case NOTE -> note(form);
            case PERSON -> person(form, offers);
            case RISK -> risk(form);
            case ACTION -> action(form);
        };
        return what == null || form.hasProblems() ? Optional.empty()
                : Optional.of(new Read(seen.get(), what));
    }

    private static @Nullable What goal(Form form, Offers offers, Currency currency) {
        var line = form.readIfGiven("line", text -> picked(text,
                offers.lines().stream().map(ProductLine::id).toList()));
        var amount = form.read("amount", text -> money(text, currency, form.words().language()));
        return form.hasProblems() ? null : new Goal(line.get().orElse(null), amount.get());
    }

    private static @Nullable What note(Form form) {
        var topic = form.choice("topic", Topic.class);
        var content = form.text("content", Entry.MOST_NOTE);
        return form.hasProblems() ? null : new Note(topic.get(), content.get());
    }

    private static @Nullable What person(Form form, Offers offers) {
        var contact = form.read("contact", text -> picked(text,
                offers.contacts().stream().map(Contact::id).toList()));
        var part = form.choice("part", Part.class);
        var stance = form.choice("stance", Stance.class);
        var influence = form.choice("influence", Degree.class);
        var content = form.note("content", Entry.MOST_CONTENT);
        return form.hasProblems() ? null : new Person(contact.get(), part.get(), stance.get(),
                influence.get(), content.get());
    }

    private static @Nullable What risk(Form form) {
        var weight = form.choice("weight", Degree.class);
        var content = form.text("content", Entry.MOST_CONTENT);
        var answer = form.note("answer", Entry.MOST_CONTENT);
        return form.hasProblems() ? null : new Risk(weight.get(), content.get(), answer.get());
    }

    private static @Nullable What action(Form form) {
        var side = form.choice("side", Side.class);
        var who = form.note("who", Entry.MOST_WHO);
        var content = form.text("content", Entry.MOST_ACTION);
        var due = form.read("due", text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            return day(text, form.words().language());
        });
        return form.hasProblems() ? null : new Action(side.get(), who.get(), content.get(),
                due.get(), null, null);
    }

    static LocalDate day(String text, Language in) {
        var day = Reading.date(text, in);
        if (!KnownYears.hold(day)) throw new ReadingException("words.notADate");
        return day;
    }

    private static Money money(String text, Currency currency, Language in) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var money = Reading.money(text, currency, in);
        if (money.isNegative() || money.minor() > MOST) {
            throw new ReadingException("joint.no.amount");
        }
        return money;
    }

    private static UUID picked(String text, List<UUID> among) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        for (var one : among) if (one.toString().equalsIgnoreCase(text)) return one;
        throw new ReadingException("web.notOffered");
    }

    /// The plan says it of the same already, for the same eyes.
    static void twice(Form form, Kind kind) {
        var field = switch (kind) {
            case GOAL -> "line";
            case PERSON -> "contact";
            case NOTE, RISK, ACTION -> "topic";
        };
        form.problem(field, "joint.no.twice");
    }
}
