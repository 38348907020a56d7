package linecard.quotes;

import linecard.access.Absent;
import linecard.access.Audience;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.database.Ids;
import linecard.mail.Outbox;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.people.Restraint;
import linecard.people.Restraints;
import linecard.pipeline.Task;
import linecard.pipeline.Tasks;
import linecard.quotes.Quote.Answer;
import linecard.quotes.Quote.Approval;
import linecard.quotes.Quote.Sent;
import linecard.quotes.Quote.State;
import linecard.quotes.QuoteRows.Named;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Takes quotes down, sends them and notes what became of them: loads, decides, saves.
@Component
public class QuoteBook {

    private final Quotes quotes;
    private final QuoteRows rows;
    private final QuoteSettings settings;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Restraints restraints;
    private final Tasks tasks;
    private final QuoteTasks todo;

    QuoteBook(Quotes quotes, QuoteRows rows, QuoteSettings settings, Accounts accounts,
            Contacts contacts, Outbox outbox, Restraints restraints, Tasks tasks,
            QuoteTasks todo) {
        this.quotes = quotes;
        this.rows = rows;
        this.settings = settings;
        this.accounts = accounts;
        this.contacts = contacts;
        this.outbox = outbox;
        this.restraints = restraints;
        this.tasks = tasks;
        this.todo = todo;
    }

    /// @throws Absent where the viewer sees no such account
    @Transactional
    void add(Viewer viewer, Quote draft) {
        var account = accounts.of(viewer, draft.account());
        rows.add(viewer, List.of(new Named(draft, account.name())));
    }

    /// Changes a draft. What was approved is to be approved again where it offers something else.
    ///
    /// @throws Stale where somebody changed it since, or it was sent
    @Transactional
    void change(Viewer viewer, Quote changed) {
        var stored = quotes.of(viewer, changed.id());
        if (!stored.isDraft()) throw new Stale("quote");
        boolean isSame = stored.offer().equals(changed.offer());
        rows.change(viewer, isSame ? changed : changed.with(Approval.NONE, ""),
                name(viewer, stored));
    }

    @Transactional
    void remove(Viewer viewer, UUID id, int version) {
        todo.finish(viewer, id);
        rows.remove(viewer, id, version);
    }

    /// Whether somebody else has to approve it before this viewer may send it.
    boolean needsApproval(Viewer viewer, Quote quote, LocalDate today) {
        if (!quote.isDraft() || quote.approval() == Approval.GIVEN
                || viewer.isIn(Audience.KEEPERS)) return false;
        return QuoteRules.needsApproval(quote.offer().lines(), settings.of(viewer).limit())
                || restraints.holds(
                        viewer, quote.rep(), Restraint.Kind.SECOND_SIGNATURE, today);
    }

    /// Asks for it, gives it, or takes the asking back. What a rep was to do before is done.
    ///
    /// @throws Stale where somebody changed it since, or it was sent
    @Transactional
    void approve(Viewer viewer, UUID id, int version, Approval approval) {
        var stored = quotes.of(viewer, id);
        if (stored.version() != version || !stored.isDraft()) throw new Stale("quote");
        todo.finish(viewer, id);
        rows.change(viewer, stored.with(approval, approval == Approval.GIVEN
                ? viewer.user().name(viewer.organisation().language()) : ""),
                name(viewer, stored));
    }

    /// Does not give what was asked for: it is a draft again, its rep has the grounds as a task.
    ///
    /// @throws Stale where somebody changed it since, or nobody asked
    @Transactional
    void giveBack(Viewer viewer, UUID id, int version, String why, LocalDate today) {
        var stored = quotes.of(viewer, id);
        if (stored.approval() != Approval.ASKED) throw new Stale("quote");
        approve(viewer, id, version, Approval.NONE);
        var said = Words.in(viewer.organisation().language())
                .text("quotes.givenBack.task", stored.offer().title(), why);
        var task = new Task(Ids.fresh(), stored.rep(), stored.account(), null, null, null,
                said.substring(0, Math.min(Task.MOST_CHARS, said.length())), today, null, 1);
        tasks.add(viewer, task);
        todo.set(viewer, id, task.id());
    }

    /// How a quote goes out.
    ///
    /// @param letter null where it is handed over by other ways
    record Sending(@Nullable Message letter) {}

    /// The letter that a quote goes with.
    ///
    /// @param name of whom it goes to
    record Message(String name, String to, String subject, String words) {}

    /// Gives it its number and freezes it; what it revises is replaced. With a letter, that is
    /// written in the same transaction.
    ///
    /// @throws Stale where somebody changed it since, or it was sent
    @Transactional
    Outcome send(Viewer viewer, UUID id, int version, Sending sending, Instant now) {
        var stored = quotes.of(viewer, id);
        if (stored.version() != version || !stored.isDraft()) throw new Stale("quote");
        var today = LocalDate.ofInstant(now, viewer.organisation().zone());
        if (stored.offer().validUntil().isBefore(today)) {
            return Refused.of("quote", "quotes.no.past", stored.offer().validUntil());
        }
        if (needsApproval(viewer, stored, today)) {
            return Refused.of("quote", "quotes.no.approval");
        }
        var previous = stored.previous() == null ? null : quotes.of(viewer, stored.previous());
        if (previous != null && previous.state() == State.ACCEPTED) {
            return Refused.of("quote", "quotes.no.accepted", previous.label());
        }
        var account = accounts.find(viewer, stored.account());
        if (account.isEmpty()) throw new Absent("account");
        var number = stored.number() != null ? stored.number() : rows.next(viewer, today.getYear());
        var sent = stored.sent(number, sent(viewer, stored, account.get(), now));
        todo.finish(viewer, id);
        rows.change(viewer, sent, account.get().name());
        if (previous != null) {
            rows.answer(viewer, previous.with(State.REPLACED, previous.answer()));
        }
        if (sending.letter() != null) {
            outbox.add(viewer, QuoteLetters.letter(viewer, sent, sending.letter()));
        }
        return new Done(List.of(id));
    }

    private Sent sent(Viewer viewer, Quote quote, Account account, Instant now) {
        var contact = quote.contact() == null ? null
                : contacts.find(viewer, quote.contact()).orElse(null);
        return new Sent(now, viewer.user().name(viewer.organisation().language()),
                QuoteLetters.letterhead(viewer),
                QuoteLetters.customer(viewer, account, contact, quote.offer().language()));
    }

    /// As it would stand there if it were sent now.
    @Transactional(readOnly = true)
    Sent sent(Viewer viewer, Quote quote, Instant now) {
        if (quote.sent() != null) return quote.sent();
        return accounts.find(viewer, quote.account())
                .map(account -> sent(viewer, quote, account, now))
                .orElseGet(() -> new Sent(now, "", QuoteLetters.letterhead(viewer), "–"));
    }

    /// Notes what the customer said.
    ///
    /// @throws Stale where somebody changed it since, or it is not the customer's turn
    @Transactional
    void answer(Viewer viewer, UUID id, int version, State state, Answer answer) {
        var stored = quotes.of(viewer, id);
        if (stored.version() != version || stored.state() != State.SENT
                || state != State.ACCEPTED && state != State.DECLINED) throw new Stale("quote");
        rows.answer(viewer, stored.with(state, answer));
    }

    /// Takes the answer back.
    ///
    /// @throws Stale where somebody changed it since, or there is none
    @Transactional
    void reopen(Viewer viewer, UUID id, int version) {
        var stored = quotes.of(viewer, id);
        if (stored.version() != version || stored.state() != State.ACCEPTED
                && stored.state() != State.DECLINED) throw new Stale("quote");
        rows.answer(viewer, stored.with(State.SENT, null));
    }

    /// A new draft of the same, in the hands of whoever makes it where that is a rep.
    ///
    /// @return its id
    @Transactional
    UUID copy(Viewer viewer, UUID id, LocalDate today) {
        var stored = quotes.of(viewer, id);
        return add(viewer, stored.again(Ids.fresh(), until(viewer, today), null, 1, null), stored);
    }

    /// A draft under the same number that takes its place once it is sent. There is one at a time.
    ///
    /// @return its id
    /// @throws Stale where there is nothing to revise: a draft, or what was accepted or replaced
    @Transactional
    UUID revise(Viewer viewer, UUID id, LocalDate today) {
        var stored = quotes.of(viewer, id);
        var following = quotes.following(viewer, id);
        if (following.isPresent()) return following.get().id();
        if (stored.state() != State.SENT && stored.state() != State.DECLINED) {
            throw new Stale("quote");
        }
        return add(viewer, stored.again(Ids.fresh(), until(viewer, today), stored.number(),
                stored.revision() + 1, id), stored);
    }

    private UUID add(Viewer viewer, Quote draft, Quote of) {
        var own = viewer.rep() == null || viewer.agency() == null ? draft
                : draft.of(viewer.rep(), viewer.agency());
        rows.add(viewer, List.of(new Named(own, name(viewer, of))));
        return own.id();
    }

    private LocalDate until(Viewer viewer, LocalDate today) {
        return today.plusDays(settings.of(viewer).validDays());
    }

    private String name(Viewer viewer, Quote quote) {
        return accounts.find(viewer, quote.account()).map(Account::name).orElse("");
    }

    /// Takes in quotes with a past, as another system knew them: each gets its number, the first
    /// ones first, and nobody is told.
    @Transactional
    public void load(Viewer viewer, List<Quote> past) {
        var names = accounts.names(viewer, past.stream().map(Quote::account).distinct().toList());
        rows.add(viewer, past.stream().sorted(Comparator.comparing(QuoteBook::sentAt)).map(one -> {
            var sent = one.sent();
            var number = sent == null ? null : rows.next(viewer, LocalDate.ofInstant(sent.at(),
                    viewer.organisation().zone()).getYear());
            return new Named(number == null ? one : one.numbered(number),
                    names.getOrDefault(one.account(), ""));
        }).toList());
    }

    private static Instant sentAt(Quote one) {
        return one.sent() == null ? Instant.MAX : one.sent().at();
    }

    /// Who offers and to whom, for quotes that are loaded.
    public Sent past(Viewer viewer, Account account, @Nullable Contact contact, Language language,
            String by, Instant at) {
        return new Sent(at, by, QuoteLetters.letterhead(viewer),
                QuoteLetters.customer(viewer, account, contact, language));
    }
}
