package linecard.pipeline;

import linecard.accounts.Account;
import linecard.calendar.KnownYears;
import linecard.money.Money;
import linecard.people.Rep;
import linecard.pipeline.Offers.Offered;
import linecard.pipeline.Opportunity.Next;
import linecard.pipeline.Opportunity.Registration;
import linecard.pipeline.Opportunity.Source;
import linecard.traits.Own;
import linecard.traits.OwnForm;
import linecard.traits.Trait;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Coded;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads what somebody typed about an opportunity.
final class OpportunityForm {

    static final int BLANK_LINES = 3;

    private OpportunityForm() {}

    static Form of(Page page, Opportunity stored, List<Trait> traits) {
        var entered = new LinkedMultiValueMap<String, String>();
        entered.add("version", String.valueOf(stored.version()));
        entered.add("rep", stored.rep().toString());
        entered.add("name", stored.name());
        entered.add("stage", stored.stage().toString());
        entered.add("amount", amount(page, stored.amounts().total()));
        for (var line : stored.amounts().lines()) {
            entered.add("line", line.line().toString());
            entered.add("lineAmount", amount(page, line.amount()));
        }
        entered.add("close", stored.expectedClose().toString());
        entered.add("nextStep", stored.next().what());
        var on = stored.next().on();
        entered.add("nextOn", on == null ? "" : on.toString());
        var source = stored.source();
        entered.add("source", source == null ? "" : source.code());
        var competitor = stored.competitor();
        entered.add("competitor", competitor == null ? "" : competitor.toString());
        entered.add("note", stored.note());
        OwnForm.of(page.words(), traits, stored.tags(), stored.fields()).forEach(entered::add);
        return new Form(page.words(), entered);
    }

    private static String amount(Page page, Money amount) {
        return amount.isZero() ? "" : page.words().amount(amount);
    }

    /// What the forms for a new one and for a stored one have in common.
    ///
    /// @param rep whose it is
    /// @param stored as it is; null for a new one
    static Optional<Opportunity> read(Page page, Form form, Account account, Rep rep,
            Offered offered, Own own, @Nullable Opportunity stored, UUID id, Instant now) {
        var name = form.text("name", Opportunity.NAME);
        var stage = stored == null ? form.read("stage", text -> stage(text, offered))
                : form.read("stage", _ -> stored.stage());
        var amounts = amounts(page, form, offered, stored);
        var close = form.read("close", text -> day(text, page));
        var next = next(page, form);
        var source = form.readIfGiven("source", OpportunityForm::source);
        var competitor = form.readIfGiven("competitor", text -> picked(text,
                offered.competitorChoices(stored == null ? null : stored.competitor())
                        .stream().map(one -> UUID.fromString(one.value())).toList()));
        var note = form.note("note", Opportunity.NOTE);
        var tags = OwnForm.tags(form, own.tags(), stored == null ? List.of() : stored.tags());
        var fields = OwnForm.fields(page.viewer(), form, own.traits(),
                stored == null ? Map.of() : stored.fields());
        if (form.hasProblems() || amounts.isEmpty() || next.isEmpty()) return Optional.empty();
        return Optional.of(new Opportunity(id, account.id(), rep.id(), rep.agency(), name.get(),
                stage.get(), stored == null ? now : stored.stageSince(), amounts.get(),
                close.get(), next.get(), source.get().orElse(null),
                competitor.get().orElse(null), note.get(), tags.get(), fields,
                stored == null ? null : stored.ending(),
                stored == null ? new Registration(now, null) : stored.registration(),
                form.version()));
    }

    static LocalDate day(String text, Page page) {
        return day(text, page.language());
    }

    static LocalDate day(String text, Language in) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var day = Reading.date(text, in);
        if (!KnownYears.hold(day)) throw new ReadingException("words.notADate");
        return day;
    }

    static Optional<Next> next(Page page, Form form) {
        var step = form.note("nextStep", Opportunity.STEP);
        var on = form.readIfGiven("nextOn", text -> day(text, page));
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new Next(step.get(), on.get().orElse(null)));
    }

    private static UUID stage(String text, Offered offered) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        return picked(text, offered.openStages().stream().map(Stage::id).toList());
    }

    private static UUID picked(String text, List<UUID> among) {
        for (var one : among) {
            if (one.toString().equalsIgnoreCase(text)) return one;
        }
        throw new ReadingException("web.notOffered");
    }

    private static Source source(String text) {
        for (var one : Source.values()) {
            if (one.code().equals(text)) return one;
        }
        throw new ReadingException("web.notOffered");
    }

    /// How many lines the form shows: those entered, and some blank ones.
    static int rows(Form form) {
        int entered = 0;
        for (int i = 0; i < Amounts.MOST_LINES; i++) {
            if (!at(form, "line", i).isBlank() || !at(form, "lineAmount", i).isBlank()) {
                entered = i + 1;
            }
        }
        return Math.min(entered + BLANK_LINES, Amounts.MOST_LINES);
    }

    /// What was entered in one of several fields of a name; empty for none.
    static String at(Form form, String field, int place) {
        var all = form.all(field);
        return place < all.size() ? all.get(place) : "";
    }

    static <T extends Coded> List<Choice> choices(T[] all, Function<T, String> say) {
        var choices = new ArrayList<Choice>();
        for (var one : all) choices.add(new Choice(one.code(), say.apply(one)));
        return choices;
    }

    /// By line where at least one line has an amount; else the whole.
    private static Optional<Amounts> amounts(
            Page page, Form form, Offered offered, @Nullable Opportunity stored) {
        var total = form.read("amount", text -> text.isEmpty() ? page.organisation().zero()
                : money(text, page));
        var lines = form.read("line", _ -> lines(page, form, offered, stored));
        if (form.problem("amount") != null || form.problem("line") != null) return Optional.empty();
        try {
            return Optional.of(lines.get().isEmpty() ? Amounts.of(total.get())
                    : Amounts.of(lines.get()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            form.problem("amount", "pipeline.no.amount");
            return Optional.empty();
        }
    }

    private static List<Amounts.OfLine> lines(
            Page page, Form form, Offered offered, @Nullable Opportunity stored) {
        var ids = form.all("line");
        var amounts = form.all("lineAmount");
        if (ids.size() > Amounts.MOST_LINES) {
            throw new ReadingException("pipeline.no.lines", Amounts.MOST_LINES);
        }
        var offeredLines = (stored == null ? offered.lineChoices()
                : offered.lineChoices(stored.amounts())).stream()
                .map(one -> UUID.fromString(one.value())).toList();
        var read = new ArrayList<Amounts.OfLine>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < Math.max(ids.size(), amounts.size()); i++) {
            var line = i < ids.size() ? ids.get(i).strip() : "";
            var amount = i < amounts.size() ? amounts.get(i).strip() : "";
            if (line.isEmpty() && amount.isEmpty()) continue;
            if (line.isEmpty()) throw new ReadingException("pipeline.no.line");
            var id = picked(line, offeredLines);
            if (!seen.add(id)) throw new ReadingException("pipeline.no.lineTwice");
            read.add(new Amounts.OfLine(id, amount.isEmpty() ? page.organisation().zero()
                    : money(amount, page)));
        }
        return read;
    }

    static Money money(String text, Page page) {
        return money(text, page.organisation().currency(), page.language());
    }

    static Money money(String text, Currency currency, Language in) {
        var money = Reading.money(text, currency, in);
        if (money.isNegative() || money.minor() > Amounts.MOST) {
            throw new ReadingException("pipeline.no.amount");
        }
        return money;
    }
}
